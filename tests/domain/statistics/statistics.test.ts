import { NotFound } from "#app/domain/errors.ts";
import { answerInvitation } from "#app/domain/co-hosts/answer-invitation.server.ts";
import { inviteCoHost } from "#app/domain/co-hosts/invite-co-host.server.ts";
import { getStatistics } from "#app/domain/statistics/get-statistics.server.ts";
import { medianOf, waitingTimes } from "#app/domain/statistics/waiting-times.ts";
import { writeStatistics } from "#app/domain/statistics/write-statistics.server.ts";
import type { Scope } from "#app/domain/model/scope.ts";
import { days, hours, plus } from "#app/domain/time/zoned-time.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { parse } from "csv-parse/sync";
import { beforeEach, describe, expect, it } from "vitest";
import { testNow } from "#tests/support/clock.ts";
import {
  approve,
  cityId,
  contextFor,
  makeCoordinator,
  makeEvent,
  makeOrganisation,
  openWeek,
} from "#tests/support/factories.ts";

let db: OpenDatabase;
beforeEach(() => {
  db = openWeek();
});
const none = { scope: null, edition: null };
const as = (...scopes: Scope[]) => {
  const made = scopes.map((scope) => makeCoordinator(db, scope, "counting@example.org"));
  const actor = made.at(-1)?.actor;
  if (!actor) throw new Error("no scope");
  return contextFor(db, { actor });
};
const counts = (figures: ReturnType<typeof getStatistics>, name: string) =>
  Object.fromEntries(
    figures.tables.find((table) => table.name === name)?.rows.map((row) => [row.code, row.count]) ?? [],
  );

describe("statistics of a scope", () => {
  it("count what lies in it and nothing else, drafts never", () => {
    makeEvent(db, { themes: ["solidarity", "participation"], spoken: ["pt", "ar"] });
    makeEvent(db, { until: "submitted" });
    makeEvent(db, { until: "draft" });
    const paris = makeOrganisation(db, { city: "paris" });
    makeEvent(db, { organisationId: paris.organisationId, cityId: cityId(db, "paris") });
    const portugal = getStatistics(as({ kind: "country", code: "PT" }), none);
    expect(counts(portugal, "state")).toEqual({ submitted: 1, approved: 1 });
    expect(counts(portugal, "city")).toEqual({ lisboa: 1 });
    expect(counts(portugal, "theme")).toEqual({ solidarity: 1, participation: 1 });
    expect(counts(portugal, "language")).toEqual({ pt: 1, ar: 1 });
    expect(counts(portugal, "organisation")).toEqual({ civil_society: 3 });
  });

  it("can be of one of several scopes, and only of the reader's own", () => {
    makeEvent(db);
    const both = as({ kind: "country", code: "PT" }, { kind: "country", code: "FR" });
    expect(counts(getStatistics(both, none), "state")).toEqual({ approved: 1 });
    expect(counts(getStatistics(both, { ...none, scope: "country:FR" }), "state")).toEqual({});
    expect(() => getStatistics(both, { ...none, scope: "country:ES" })).toThrow(NotFound);
    expect(() => getStatistics(both, { ...none, edition: "week-1999" })).toThrow(NotFound);
    expect(() => getStatistics(contextFor(db, { actor: makeOrganisation(db).actor }), none)).toThrow(NotFound);
  });

  it("say which share a city and civil society organise together, once both agreed", () => {
    const { eventId } = makeEvent(db);
    makeEvent(db);
    const authority = makeOrganisation(db, { kind: "local_authority" });
    const ctx = as({ kind: "country", code: "PT" });
    inviteCoHost(contextFor(db), { eventId, organisationId: authority.organisationId });
    expect(getStatistics(ctx, none).together).toEqual({ count: 0, total: 2 });
    answerInvitation(contextFor(db), { eventId, organisationId: authority.organisationId, answer: "accepted" });
    expect(getStatistics(ctx, none).together).toEqual({ count: 1, total: 2 });
  });

  it("say how long organisers waited, and wait", () => {
    for (const waited of [2, 10, 50]) {
      const { eventId } = makeEvent(db, { until: "submitted" });
      approve(db, eventId, plus(testNow, hours(waited)));
    }
    makeEvent(db, { until: "submitted" });
    const ctx = { ...as({ kind: "country", code: "PT" }), now: plus(testNow, days(4)) };
    expect(getStatistics(ctx, none).waiting).toEqual({
      median: hours(10),
      slowest: hours(50),
      openCount: 1,
      longestOpen: days(4),
    });
  });

  it("are a table for spreadsheets with the same numbers", () => {
    makeEvent(db);
    const text = writeStatistics(as({ kind: "country", code: "PT" }), none);
    const rows: Record<string, string>[] = parse(text, { columns: true, bom: true });
    expect(rows).toContainEqual({ figure: "city", code: "lisboa", name: "Lisbon", value: "1", unit: "events" });
    expect(rows).toContainEqual({ figure: "public", code: "", name: "", value: "1", unit: "events" });
  });
});

describe("waiting times", () => {
  const step = (action: Parameters<typeof waitingTimes>[0][number]["action"], after: number) => ({
    eventId: "one",
    action,
    at: plus(testNow, hours(after)),
  });

  it("begin anew with each time it is sent, and end with the first decision", () => {
    const steps = [step("submit", 0), step("request_changes", 5), step("submit", 9), step("approve", 10)];
    expect(waitingTimes(steps, plus(testNow, hours(20)))).toEqual({ answered: [hours(1), hours(5)], open: [] });
  });

  it("leave out what was taken back or published at once", () => {
    const steps = [step("submit", 0), step("withdraw", 5), step("submit", 6), step("publish", 6)];
    expect(waitingTimes(steps, plus(testNow, hours(20)))).toEqual({ answered: [], open: [] });
  });

  it("have a middle that half of them do not exceed", () => {
    expect([medianOf([]), medianOf([7]), medianOf([1, 9]), medianOf([1, 2, 9])]).toEqual([null, 7, 1, 2]);
  });
});
