import { readAuditFilter } from "#app/domain/audit/audit-filter.ts";
import { getAuditPage } from "#app/domain/audit/list-audit.server.ts";
import { hideEvent } from "#app/domain/hiding/hide-event.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { expect, it } from "vitest";
import { testNow } from "#tests/support/clock.ts";
import { cityId, contextFor, makeCoordinator, makeEvent, openWeek } from "#tests/support/factories.ts";

it("names what an entry speaks of and who acted, with a link where the secretariat may open it", () => {
  const db = openWeek();
  const secretariat = contextFor(db, { actor: makeCoordinator(db, { kind: "network", code: "" }).actor });
  const portugal = makeCoordinator(db, { kind: "country", code: "PT" });
  const event = makeEvent(db, { title: "Baile" });
  const draft = makeEvent(db, { title: "Segredo", until: "draft" });
  hideEvent(contextFor(db, { actor: portugal.actor }), { eventId: event.eventId, note: "Morada" });
  const write = (action: string, subjectKind: Parameters<typeof recordAudit>[2]["subjectKind"], subjectId: string) =>
    recordAudit(db, { actor: { kind: "operator" }, now: testNow }, { action, subjectKind, subjectId });
  write("city.edit", "city", cityId(db, "lisboa"));
  write("event.edit", "event", draft.eventId);
  write("event.edit", "event", "00000000-0000-4000-8000-000000000000");
  write("reason.edit", "reason", "hidden.other");
  write("factor.reset", "coordinator", portugal.actor.accountId);

  const { entries } = getAuditPage(secretariat, readAuditFilter(new URLSearchParams()));
  const [reset, reason, gone, private_, city] = entries.map(({ subject }) => subject);
  expect(reset).toMatchObject({ path: "/en/coordinate/secretariat/coordinators", account: { places: ["Portugal"] } });
  expect(reason).toMatchObject({ name: "hidden.other", path: "/en/coordinate/secretariat/reasons" });
  expect([gone, private_]).toEqual(Array(2).fill({ name: null, account: null, path: null }));
  const lisboa = cityId(db, "lisboa");
  expect(city).toEqual({ name: "Lisbon", account: null, path: `/en/coordinate/secretariat/cities/${lisboa}` });
  const hidden = entries.find(({ action }) => action === "event.hide");
  expect(hidden).toMatchObject({
    subject: { name: "Baile", path: `/en/coordinate/events/${event.eventId}` },
    account: { places: ["Portugal"], email: portugal.email },
  });
  expect(entries.find(({ subjectKind }) => subjectKind === "organisation")?.subject.path).toMatch(
    /^\/en\/coordinate\/organisations\//,
  );
});
