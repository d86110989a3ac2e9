import { endDigest } from "#app/domain/digests/end-digest.server.ts";
import { sweepDigests } from "#app/domain/digests/sweep-digests.server.ts";
import { addDate } from "#app/domain/dates/add-date.server.ts";
import { cancelDate } from "#app/domain/dates/cancel-date.server.ts";
import { hideEvent } from "#app/domain/hiding/hide-event.server.ts";
import { rescheduleDate } from "#app/domain/dates/reschedule-date.server.ts";
import { sweepOrganiserMails } from "#app/domain/events/sweep-organiser-mails.server.ts";
import { featureEvent } from "#app/domain/featuring/feature-event.server.ts";
import { sweepWaitingMails } from "#app/domain/review/sweep-coordinator-mails.server.ts";
import { cancelSignUp } from "#app/domain/sign-ups/cancel-sign-up.server.ts";
import { changePage } from "#app/domain/attendees/change-attendee-page.server.ts";
import { sweepReminders } from "#app/domain/sign-ups/sweep-reminders.server.ts";
import { firstInstant } from "#app/domain/time/zone-arithmetic.server.ts";
import {
  hours,
  type IanaZone,
  type Instant,
  instantFrom,
  minutes,
  plus,
  toUtcText,
} from "#app/domain/time/zoned-time.ts";
import { deliverOutbox } from "#app/jobs/deliver-outbox.server.ts";
import type { Database, OpenDatabase } from "#db/client.server.ts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createClock, type TestClock, testNow } from "../support/clock.ts";
import {
  dateInput,
  actorOf,
  approve,
  cityId,
  contextFor,
  day,
  local,
  makeCoordinator,
  makeEvent,
  type MadeEvent,
  openWeek,
} from "../support/factories.ts";
import { deliveryTo, type Mailbox, openMailbox } from "../support/mailbox.ts";
import { confirmedDigest, confirmedSeat, forgetAllBut, outboxOf } from "../support/waiting-mail.ts";

let db: OpenDatabase;
let clock: TestClock;
let mailbox: Mailbox;
beforeEach(async () => {
  db = openWeek();
  clock = createClock();
  mailbox = await openMailbox();
});
afterEach(() => mailbox.close());

const guest = "amal@example.org";
const at = (text: string) => clock.advance(instantFrom(text) - clock.now());
const deliver = () => deliverOutbox(deliveryTo(mailbox, { db, clock }));
const owner = (event: MadeEvent) => contextFor(db, { actor: actorOf(db, event.email), now: clock.now() });
const told = (kind: string) => outboxOf(db, kind).map(({ state }) => state);
const dateOf = (event: MadeEvent) => event.dateIds[0] ?? "";

/** Return the times at which mails of a kind were written, with a sweep every so often from one moment to another. */
function writtenBetween(
  kind: string,
  sweep: (db: Database, now: Instant) => void,
  [from, to]: [Instant, Instant],
  every = minutes(15),
): string[] {
  for (let now = from; now <= to; now = plus(now, every)) sweep(db, now);
  const rows = db.$client.prepare("select created_at as at from outbox where kind = ? order by created_at").all(kind);
  return (rows as { at: Instant }[]).map((row) => toUtcText(row.at));
}

/** Make an event at another time and in another zone than editions of the tests have. */
function eventAt(zone: string, start: string, end: string): MadeEvent & { startsAt: Instant } {
  const event = makeEvent(db);
  const [startsAt, endsAt] = [start, end].map((time) => firstInstant(local(time), zone as IanaZone));
  db.$client
    .prepare(
      "update event_date set time_zone = ?, starts_at_local = ?, ends_at_local = ?, starts_at_utc = ?, ends_at_utc = ?",
    )
    .run(zone, start, end, startsAt, endsAt);
  return { ...event, startsAt: startsAt ?? testNow };
}

describe("a reminder", () => {
  const at18 = { start: local("2026-12-20T18:00"), end: local("2026-12-20T21:00"), startOffset: null, endOffset: null };

  it.each([
    ["in summer time since this night", "Europe/Paris", "2027-03-28T19:00", "2027-03-27T18:00:00Z"],
    ["in winter time since this night", "Europe/Paris", "2027-10-31T19:00", "2027-10-30T17:00:00Z"],
    ["after an hour that comes twice, at the first", "Europe/Paris", "2027-11-01T02:30", "2027-10-31T00:30:00Z"],
    [
      "after an hour that never comes, when the clock has jumped",
      "America/Santiago",
      "2027-09-06T00:30",
      "2027-09-05T04:00:00Z",
    ],
    ["half an hour off", "Asia/Kolkata", "2027-02-10T07:15", "2027-02-09T01:45:00Z"],
    ["three quarters off", "Asia/Kathmandu", "2027-02-10T07:15", "2027-02-09T01:30:00Z"],
    ["beyond the date line", "Pacific/Kiritimati", "2027-02-10T07:15", "2027-02-08T17:15:00Z"],
  ])("comes the day before at the hour of the beginning, once: %s (WALL-08)", (_name, zone, start, expected) => {
    const event = eventAt(zone, start, `${start.slice(0, 11)}22:45`);
    confirmedSeat(db, event, guest);
    const span: [Instant, Instant] = [plus(event.startsAt, -hours(40)), plus(event.startsAt, hours(4))];
    expect(writtenBetween("reminder", sweepReminders, span)).toEqual([expected]);
  });

  it("does not come to who signed up after that hour, but to who did at it", () => {
    const event = makeEvent(db);
    const remindAt = instantFrom("2026-12-17T19:00:00Z");
    confirmedSeat(db, event, "late@example.org", { now: plus(remindAt, 1) });
    const { signUpId } = confirmedSeat(db, event, "just@example.org", { now: remindAt });
    sweepReminders(db, plus(remindAt, minutes(5)));
    const rows = db.$client.prepare(
      "select json_extract(payload, '$.signUpId') as id from outbox where kind = 'reminder'",
    );
    expect(rows.all()).toEqual([{ id: signUpId }]);
  });

  it("is not written once it has begun, and not sent when it was written before", async () => {
    confirmedSeat(db, makeEvent(db), guest);
    sweepReminders(db, instantFrom("2026-12-18T19:00:00Z"));
    expect(told("reminder")).toEqual([]);
    sweepReminders(db, instantFrom("2026-12-18T18:59:59Z"));
    expect(told("reminder")).toEqual(["queued"]);
    forgetAllBut(db, "reminder");
    at("2026-12-18T19:00:00Z");
    await deliver();
    expect(told("reminder")).toEqual(["dropped"]);
  });

  /** Make an event with a queued reminder. */
  function waiting() {
    const event = makeEvent(db);
    const seat = confirmedSeat(db, event, guest);
    at("2026-12-17T19:00:00Z");
    sweepReminders(db, clock.now());
    forgetAllBut(db, "reminder");
    return { event, ...seat };
  }
  const changes: Record<string, (type: ReturnType<typeof waiting>) => void> = {
    "wants none any more": ({ token }) =>
      changePage(contextFor(db), { token, change: { what: "reminders", wanted: false } }),
    "gave the seat back": ({ token, signUpId }) =>
      cancelSignUp(contextFor(db, { now: clock.now() }), { token, signUpId }),
    "holds a seat of what was cancelled": ({ event }) =>
      cancelDate(owner(event), { dateId: dateOf(event), note: "Storm" }),
    "holds a seat of what is hidden": ({ event }) => hideEvent(contextFor(db), { eventId: event.eventId, note: "why" }),
  };
  it.each(Object.keys(changes))("does not go out to who %s since", async (name) => {
    const waitingItem = waiting();
    changes[name]?.(waitingItem);
    await deliver();
    expect(told("reminder")).toEqual(["dropped"]);
    // The reminder is not written again.
    sweepReminders(db, plus(clock.now(), minutes(1)));
    expect(told("reminder")).toEqual(["dropped"]);
  });

  it("goes out where nothing changed", async () => {
    waiting();
    await deliver();
    expect(told("reminder")).toEqual(["sent"]);
  });

  it("of a date that moved to another day comes on the day before that", async () => {
    const { event } = waiting();
    rescheduleDate(owner(event), { dateId: dateOf(event), ...at18 });
    await deliver();
    sweepReminders(db, instantFrom("2026-12-19T17:59:00Z"));
    expect(told("reminder")).toEqual(["dropped"]);
    at("2026-12-19T18:00:00Z");
    sweepReminders(db, clock.now());
    await deliver();
    expect(told("reminder")).toEqual(["dropped", "sent"]);
    expect(mailbox.mails.filter(({ parsed }) => parsed.text?.includes("18:00")).length).toBeGreaterThan(0);
  });
});

describe("a weekly mail", () => {
  const reader = "reader@example.org";
  const monday = instantFrom("2026-12-14T07:00:00Z");

  it.each([
    ["city=strasbourg", "06:00"],
    ["city=lisboa", "07:00"],
    ["city=montreal", "12:00"],
    ["country=tn", "06:00"],
    ["", "07:00"],
  ])("by `%s` is written on Mondays at seven of the place, once a week (WALL-11)", (query, utc) => {
    confirmedDigest(db, reader, query);
    const mondays = ["2026-11-30", "2026-12-07", "2026-12-14"];
    const written = writtenBetween("digest", sweepDigests, [testNow, instantFrom("2026-12-15T00:00:00Z")], hours(0.5));
    expect(written).toEqual(mondays.map((date) => `${date}T${utc}:00Z`));
  });

  it("comes once for a week that the server slept through until Thursday", () => {
    confirmedDigest(db, reader);
    const thursday = instantFrom("2026-12-10T15:00:00Z");
    const written = writtenBetween("digest", sweepDigests, [thursday, monday], hours(1));
    expect(written).toEqual(["2026-12-10T15:00:00Z", "2026-12-14T07:00:00Z"]);
  });

  it("begins with what leads the page of its place", async () => {
    const { organisationId } = makeEvent(db, { title: "Jantar de sexta" });
    const later = makeEvent(db, {
      organisationId,
      title: "Concerto de domingo",
      dates: [
        {
          start: local("2026-12-20T18:00"),
          end: local("2026-12-20T20:00"),
          startOffset: null,
          endOffset: null,
          capacity: null,
        },
      ],
    });
    const { actor } = makeCoordinator(db, { kind: "network", code: "" });
    featureEvent(contextFor(db, { actor }), {
      eventId: later.eventId,
      place: { kind: "city", code: cityId(db, "lisboa") },
      startsOn: day("2026-11-24"),
      endsOn: day("2026-12-25"),
    });
    confirmedDigest(db, reader, "city=lisboa");
    at("2026-12-14T07:00:00Z");
    sweepDigests(db, clock.now());
    forgetAllBut(db, "digest");
    await deliver();
    const text = mailbox.newestTo(reader).parsed.text ?? "";
    expect(text.indexOf("Concerto de domingo")).toBeGreaterThan(0);
    expect(text.indexOf("Concerto de domingo")).toBeLessThan(text.indexOf("Jantar de sexta"));
    expect(text.split("Concerto de domingo")).toHaveLength(2);
  });

  it("is not sent where there is nothing of what it is about, nor to who stopped it meanwhile", async () => {
    makeEvent(db);
    confirmedDigest(db, "nothing@example.org", "city=strasbourg");
    const { unsubscribeToken } = confirmedDigest(db, "stopped@example.org");
    confirmedDigest(db, reader);
    sweepDigests(db, monday);
    forgetAllBut(db, "digest");
    expect(told("digest")).toEqual(["queued", "queued", "queued"]);
    endDigest(contextFor(db, { now: monday }), { token: unsubscribeToken });
    at("2026-12-14T07:00:30Z");
    await deliver();
    expect(mailbox.mails.map(({ to }) => to)).toEqual([reader]);
    expect(told("digest").sort()).toEqual(["dropped", "dropped", "sent"]);
  });
});

describe("what organisers hear of at set times", () => {
  const evening = instantFrom("2026-11-24T18:00:00Z");

  it("is who signed up, at six in the evening, once", async () => {
    const event = makeEvent(db);
    confirmedSeat(db, event, guest, { partySize: 3 });
    const written = writtenBetween("daily_summary", sweepOrganiserMails, [testNow, plus(evening, hours(5))]);
    // Mails written before the evening are about the evening before, and have nothing to report.
    forgetAllBut(db, "daily_summary");
    clock.advance(plus(evening, minutes(1)) - testNow);
    await deliver();
    expect(written).toContain("2026-11-24T18:00:00Z");
    expect(outboxOf(db, "daily_summary").filter(({ state }) => state === "sent")).toHaveLength(1);
    expect(mailbox.mails).toHaveLength(1);
    sweepOrganiserMails(db, plus(evening, minutes(10)));
    await deliver();
    expect(mailbox.mails).toHaveLength(1);
  });

  it("is nothing when who signed up left again before it was sent", async () => {
    const event = makeEvent(db);
    const { token, signUpId } = confirmedSeat(db, event, guest);
    sweepOrganiserMails(db, evening);
    forgetAllBut(db, "daily_summary");
    cancelSignUp(contextFor(db), { token, signUpId });
    clock.advance(evening - testNow);
    await deliver();
    expect(told("daily_summary")).toEqual(["dropped"]);
  });

  const weekBefore = instantFrom("2026-12-11T09:00:00Z");
  it("is whether it is still on, a week before at nine, once", async () => {
    makeEvent(db);
    const span: [Instant, Instant] = [plus(weekBefore, -hours(30)), plus(weekBefore, hours(60))];
    expect(writtenBetween("still_on", sweepOrganiserMails, span)).toEqual([toUtcText(weekBefore)]);
    forgetAllBut(db, "still_on");
    clock.advance(weekBefore - testNow);
    await deliver();
    expect(told("still_on")).toEqual(["sent"]);
  });

  it.each(["cancelled", "moved", "hidden"])("is not that where it was %s before it was sent", async (what) => {
    const event = makeEvent(db);
    clock.advance(weekBefore - testNow);
    sweepOrganiserMails(db, clock.now());
    const times = {
      start: local("2026-12-18T20:00"),
      end: local("2026-12-18T22:00"),
      startOffset: null,
      endOffset: null,
    };
    if (what === "cancelled") cancelDate(owner(event), { dateId: dateOf(event), note: "Storm" });
    if (what === "moved") rescheduleDate(owner(event), { dateId: dateOf(event), ...times });
    if (what === "hidden") hideEvent(contextFor(db), { eventId: event.eventId, note: "why" });
    forgetAllBut(db, "still_on");
    await deliver();
    expect(told("still_on")).toEqual(["dropped"]);
  });

  const over = instantFrom("2026-12-18T22:00:00Z");
  it("is how it was, the day after, once", async () => {
    makeEvent(db);
    expect(writtenBetween("report_request", sweepOrganiserMails, [over, plus(over, hours(90))], hours(1))).toEqual([
      "2026-12-19T16:00:00Z",
    ]);
    forgetAllBut(db, "report_request");
    clock.advance(plus(over, hours(18)) - testNow);
    await deliver();
    expect(told("report_request")).toEqual(["sent"]);
  });

  it("is not that where another date was added before it was sent: the last one is still to come", async () => {
    const event = makeEvent(db);
    clock.advance(plus(over, hours(18)) - testNow);
    sweepOrganiserMails(db, clock.now());
    const owner = contextFor(db, { actor: actorOf(db, event.email), now: clock.now() });
    addDate(owner, { eventId: event.eventId, ...dateInput("2026-12-22T19:00", "2026-12-22T21:00") });
    forgetAllBut(db, "report_request");
    await deliver();
    expect(told("report_request")).toEqual(["dropped"]);
  });

  it("is not that where it is hidden before it was sent", async () => {
    const event = makeEvent(db);
    clock.advance(plus(over, hours(18)) - testNow);
    sweepOrganiserMails(db, clock.now());
    hideEvent(contextFor(db), { eventId: event.eventId, note: "why" });
    forgetAllBut(db, "report_request");
    await deliver();
    expect(told("report_request")).toEqual(["dropped"]);
  });
});

describe("what coordinators hear of", () => {
  function submitted() {
    const city = makeCoordinator(db, { kind: "city", code: cityId(db, "lisboa") });
    const country = makeCoordinator(db, { kind: "country", code: "PT" });
    return { city, country, event: makeEvent(db, { until: "submitted" }) };
  }
  const tuesday = testNow;
  const thursday = instantFrom("2026-11-26T09:00:00Z");

  it("is what waits, once a day from seven in the morning, as long as it does", async () => {
    const { city, event } = submitted();
    const span: [Instant, Instant] = [tuesday, instantFrom("2026-11-25T23:00:00Z")];
    expect(writtenBetween("review_digest", sweepWaitingMails, span)).toEqual([
      "2026-11-24T09:00:00Z",
      "2026-11-25T07:00:00Z",
    ]);
    forgetAllBut(db, "review_digest");
    clock.advance(hours(23));
    db.$client.prepare("delete from outbox where created_at < ?").run(instantFrom("2026-11-25T00:00:00Z"));
    await deliver();
    expect(mailbox.mails.map(({ to }) => to)).toEqual([city.email]);
    approve(db, event.eventId);
    sweepWaitingMails(db, instantFrom("2026-11-26T08:00:00Z"));
    expect(told("review_digest")).toEqual(["sent"]);
  });

  it("is what was not decided in two working days, newly before the next, once", async () => {
    const { country } = submitted();
    expect(writtenBetween("escalated", sweepWaitingMails, [tuesday, plus(thursday, hours(20))])).toEqual([
      toUtcText(thursday),
    ]);
    forgetAllBut(db, "escalated");
    clock.advance(thursday - tuesday);
    await deliver();
    expect(mailbox.mails.map(({ to }) => to)).toEqual([country.email]);
  });

  it("is nothing of what was decided before it was sent", async () => {
    const { event } = submitted();
    sweepWaitingMails(db, thursday);
    db.$client.prepare("delete from outbox where kind not in ('escalated', 'review_digest')").run();
    expect([told("escalated"), told("review_digest")]).toEqual([["queued"], ["queued", "queued"]]);
    approve(db, event.eventId);
    db.$client.prepare("delete from outbox where kind = 'event_decided'").run();
    clock.advance(thursday - tuesday);
    await deliver();
    clock.advance(minutes(1));
    await deliver();
    expect([told("escalated"), told("review_digest")]).toEqual([["dropped"], ["dropped", "dropped"]]);
    expect(mailbox.mails).toEqual([]);
  });
});
