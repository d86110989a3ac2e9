import { resetSecondFactor } from "#app/domain/second-factor/reset-second-factor.server.ts";
import { setOwnAbsence } from "#app/domain/coordinators/set-absence.server.ts";
import { isOfferedTo, escalatedLevels } from "#app/domain/model/escalation.ts";
import { listReviewQueue } from "#app/domain/review/list-review-queue.server.ts";
import { emptyReviewQueueFilter } from "#app/domain/review/review-queue-filter.ts";
import { escalationLevel, reviewDueAt } from "#app/domain/coordinators/review-deadline.server.ts";
import { workingDaysLater } from "#app/domain/time/working-days.server.ts";
import {
  addDays,
  days,
  hours,
  type IanaZone,
  type Instant,
  instantFrom,
  plus,
  utcDay,
} from "#app/domain/time/zoned-time.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { findAbsence } from "#db/queries/coordinators.server.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { testNow } from "#tests/support/clock.ts";
import { actAs, cityId, contextFor, makeCoordinator, makeEvent, openWeek } from "#tests/support/factories.ts";

const lisbon = { cityId: "lisboa", countryCode: "PT", regionCode: "europe" };
const all = new Set(["city:lisboa", "country:PT", "region:europe", "network:"]);

describe("escalation", () => {
  it.each([
    ["the narrowest first", all, 0, ["city"]],
    ["the next one up after the first clock", all, 1, ["city", "country"]],
    ["in the end everybody", all, 3, ["city", "country", "region", "network"]],
    ["past scopes that nobody holds", new Set(["region:europe"]), 0, ["region"]],
    ["and past those on the next clock", new Set(["city:lisboa", "region:europe"]), 1, ["city", "region"]],
    ["up to the network where there is nobody at all", new Set<string>(), 0, ["network"]],
  ] as const)("asks %s", (_what, active, clocks, levels) => {
    expect(escalatedLevels(lisbon, active, clocks)).toEqual(levels);
  });

  it("is never offered by a scope of the same kind elsewhere", () => {
    expect(isOfferedTo([{ kind: "country", code: "FR" }], lisbon, ["country"])).toBe(false);
    expect(isOfferedTo([{ kind: "country", code: "PT" }], lisbon, ["city"])).toBe(false);
  });
});

describe("two working days of a place", () => {
  const at = (text: string) => instantFrom(text);
  const later = (since: string, count: number, timeZone = "Europe/Lisbon", countryCode = "PT") =>
    new Date(workingDaysLater(at(since), count, { timeZone: timeZone as IanaZone, countryCode })).toISOString();
  it.each([
    ["within a week", "2026-11-24T15:00:00Z", "Europe/Lisbon", "PT", "2026-11-26T15:00:00.000Z"],
    ["over a weekend", "2026-11-27T15:00:00Z", "Europe/Lisbon", "PT", "2026-12-01T15:00:00.000Z"],
    [
      "from the first minute of Monday for what came on a Saturday",
      "2026-11-28T10:00:00Z",
      "Europe/Lisbon",
      "PT",
      "2026-12-02T00:00:00.000Z",
    ],
    ["with the weekend of the place", "2026-11-26T08:00:00Z", "Africa/Cairo", "EG", "2026-11-30T08:00:00.000Z"],
    [
      "at the same hour of the wall when the clock goes back",
      "2026-10-23T15:00:00Z",
      "Europe/Paris",
      "FR",
      "2026-10-27T16:00:00.000Z",
    ],
    ["on the day it is there", "2026-11-27T23:30:00Z", "Pacific/Auckland", "NZ", "2026-12-01T11:00:00.000Z"],
  ])("pass %s", (_what, since, zone, country, expected) => {
    expect(later(since, 2, zone, country)).toBe(expected);
  });

  it("end after an hour that does not exist", () => {
    // From Thursday 02:30 in Paris. On Sunday 29 March 2026 the clock skips that hour, but Sunday is not a working day.
    expect(later("2026-03-26T01:30:00Z", 2, "Europe/Paris", "FR")).toBe("2026-03-30T00:30:00.000Z");
  });

  it("are counted once for each scope above", () => {
    const waiting = { since: at("2026-11-24T15:00:00Z"), timeZone: "Europe/Lisbon" as IanaZone, countryCode: "PT" };
    const runOut = (text: string) => escalationLevel(waiting, at(text));
    expect(runOut("2026-11-26T14:59:00Z")).toBe(0);
    expect(runOut("2026-11-26T15:00:00Z")).toBe(1);
    expect(runOut("2026-11-30T15:00:00Z")).toBe(2);
    expect(runOut("2027-01-30T15:00:00Z")).toBe(3);
    expect(reviewDueAt(waiting)).toBe(at("2026-11-26T15:00:00Z"));
  });
});

describe("what waits", () => {
  let db: OpenDatabase;
  beforeEach(() => {
    db = openWeek();
  });
  const queueOf = (email: string, now: Instant = testNow, view: "offered" | "all" = "offered") =>
    listReviewQueue(actAs(db, email, now), { ...emptyReviewQueueFilter, view }).map((item) => item.subjectId);

  it("goes to the narrowest active scope, and by the clock also to the next one, past a country without anybody", () => {
    const city = makeCoordinator(db, { kind: "city", code: cityId(db, "lisboa") });
    const region = makeCoordinator(db, { kind: "region", code: "europe" });
    const { eventId } = makeEvent(db, { until: "submitted" });
    expect([queueOf(city.email), queueOf(region.email)]).toEqual([[eventId], []]);
    // Coordinators of wider scopes can see the event already, but are not asked to decide yet.
    expect(queueOf(region.email, testNow, "all")).toEqual([eventId]);
    const afterTheClock = plus(testNow, days(2));
    expect([queueOf(city.email, afterTheClock), queueOf(region.email, afterTheClock)]).toEqual([[eventId], [eventId]]);
  });

  it("does not wait for who is away, nor for who never set up a device", () => {
    const city = makeCoordinator(db, { kind: "city", code: cityId(db, "lisboa") });
    const country = makeCoordinator(db, { kind: "country", code: "PT" });
    const { eventId } = makeEvent(db, { until: "submitted" });
    setOwnAbsence(actAs(db, city.email, testNow), { until: addDays(utcDay(testNow), 3), deputyEmail: null });
    expect(queueOf(country.email)).toEqual([eventId]);
    // The coordinator of the city is still absent on the next day.
    expect(queueOf(country.email, plus(testNow, days(1)))).toEqual([eventId]);
    setOwnAbsence(actAs(db, city.email, testNow), { until: null, deputyEmail: null });
    expect(queueOf(country.email)).toEqual([]);
    resetSecondFactor(contextFor(db), { email: city.email });
    expect(queueOf(country.email)).toEqual([eventId]);
  });

  it("waits for a deputy, who has the absent one's scopes until they are back", () => {
    const lisboa = makeCoordinator(db, { kind: "city", code: cityId(db, "lisboa") });
    const porto = makeCoordinator(db, { kind: "city", code: cityId(db, "porto") });
    const country = makeCoordinator(db, { kind: "country", code: "PT" });
    const { eventId } = makeEvent(db, { until: "submitted" });
    const until = addDays(utcDay(testNow), 1);
    setOwnAbsence(actAs(db, lisboa.email, testNow), { until, deputyEmail: porto.email });
    expect([queueOf(porto.email), queueOf(country.email)]).toEqual([[eventId], []]);
    expect(queueOf(porto.email, plus(testNow, days(2)))).toEqual([]);
    expect(findAbsence(db, lisboa.actor.accountId)?.deputyId).toBe(porto.actor.accountId);
  });

  it("shows who claimed it, for a day", () => {
    const { email } = makeCoordinator(db, { kind: "network", code: "" });
    const { eventId } = makeEvent(db, { until: "submitted" });
    db.$client
      .prepare("insert into review_claim values ('event', ?, ?, ?)")
      .run(eventId, actAs(db, email, testNow).actor.accountId, testNow);
    const holderAt = (now: Instant) => listReviewQueue(actAs(db, email, now), emptyReviewQueueFilter)[0]?.holder;
    expect(holderAt(plus(testNow, hours(23)))).toMatchObject({ isMine: true, by: { places: [null] } });
    expect(holderAt(plus(testNow, hours(24)))).toBeNull();
  });
});
