import { saveEvent } from "#app/domain/events/save-event.server.ts";
import { Invalid } from "#app/domain/errors.ts";
import { findEvent, readEventInput } from "#db/queries/events.server.ts";
import { expect, it } from "vitest";
import { actorOf, contextFor, makeEvent, openWeek } from "../../support/factories.ts";

it.each([
  ["closed", "is saved"],
  ["archived", "is refused"],
])("a correction of a public event in an edition that is %s %s", (state, outcome) => {
  const db = openWeek();
  const event = makeEvent(db);
  const ctx = contextFor(db, { actor: actorOf(db, event.email) });
  db.$client.prepare("update edition set state = ?").run(state);
  const found = findEvent(db, event.eventId);
  if (!found) throw new Error("no event");
  const save = () =>
    saveEvent(ctx, { ...readEventInput(db, found), contactEmail: "new@example.org", eventId: event.eventId });
  if (outcome === "is saved") expect(save()).toMatchObject({ outcome: "updated" });
  else expect(save).toThrow(Invalid);
});

it("a draft in a closed edition cannot be saved", () => {
  const db = openWeek();
  const event = makeEvent(db, { until: "draft" });
  const ctx = contextFor(db, { actor: actorOf(db, event.email) });
  db.$client.exec("update edition set state = 'closed'");
  const found = findEvent(db, event.eventId);
  if (!found) throw new Error("no event");
  expect(() => saveEvent(ctx, { ...readEventInput(db, found), title: "Another", eventId: event.eventId })).toThrow(
    Invalid,
  );
});
