import { getCalendarFeed } from "#app/domain/calendar/get-calendar-feed.server.ts";
import { getEventCalendar } from "#app/domain/calendar/get-event-calendar.server.ts";
import { Conflict, Forbidden, Gone, Invalid, NotFound } from "#app/domain/errors.ts";
import { cancelDate } from "#app/domain/dates/cancel-date.server.ts";
import { getPublicEvent } from "#app/domain/events/get-public-event.server.ts";
import { hideEvent } from "#app/domain/hiding/hide-event.server.ts";
import { submitEvent } from "#app/domain/events/submit-event.server.ts";
import { withdrawEvent } from "#app/domain/events/withdraw-event.server.ts";
import { getAttendeePage } from "#app/domain/sign-ups/get-attendee-page.server.ts";
import { days, hours, instantFrom, plus } from "#app/domain/time/zoned-time.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { findEvent } from "#db/queries/events.server.ts";
import { programmeVersionReader } from "#db/queries/instance.server.ts";
import ICAL from "ical.js";
import { beforeEach, describe, expect, it } from "vitest";
import { testNow } from "#tests/support/clock.ts";
import { actorOf, contextFor, makeEvent, makeOrganisation, openWeek, signUp } from "#tests/support/factories.ts";

let db: OpenDatabase;
beforeEach(() => {
  db = openWeek();
});
const asPerson = (email: string) => contextFor(db, { actor: actorOf(db, email) });
const secretEvent = () =>
  makeEvent(db, {
    title: "Zebra noturna",
    summary: "Resumo zebra.",
    venueName: "Sala Zebra",
    streetAddress: "Rua Zebra",
  });
const vevents = (text: string) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");

describe("hiding an event", () => {
  it("takes it out of pages and lists in one step; calendars keep its times as cancelled, without a word of it", async () => {
    const event = secretEvent();
    const version = programmeVersionReader(db);
    const before = version();
    const [known] = vevents(getEventCalendar(contextFor(db), event.slug).text);
    const uid = String(known?.getFirstPropertyValue("uid"));
    hideEvent({ ...asPerson(event.email), now: plus(testNow, hours(1)) }, { eventId: event.eventId, note: "Ameaças" });
    expect(version()).toBe(before + 1);
    expect(findEvent(db, event.eventId)?.review).toBe("hidden");
    expect(() => getPublicEvent(contextFor(db), event.slug)).toThrow(Gone);
    const later = contextFor(db, { now: plus(testNow, hours(2)), language: "ar" });
    const texts = [
      getEventCalendar(later, event.slug).text,
      (await getCalendarFeed(later, new URLSearchParams())).text,
    ];
    for (const text of texts) {
      expect(text.replaceAll(/\r\n[ \t]/g, "")).not.toMatch(/zebra|Ameaças|LOCATION|Lisbo/i);
      const [hidden] = vevents(text);
      const value = (name: string) => String(hidden?.getFirstPropertyValue(name) ?? "");
      expect([value("uid"), value("status"), value("sequence")]).toEqual([uid, "CANCELLED", "1"]);
      expect([value("dtstart"), value("dtend")]).toEqual(["2026-12-18T19:00:00Z", "2026-12-18T22:00:00Z"]);
      expect([value("dtstamp"), value("last-modified")]).toEqual(["2026-11-24T10:00:00Z", "2026-11-24T10:00:00Z"]);
      expect([value("url"), value("description"), value("geo")]).toEqual(["", "", ""]);
      expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
    }
    const reviews = db.$client.prepare("select action, reason from review order by at, rowid").all();
    expect(reviews.at(-1)).toEqual({ action: "hide", reason: "Ameaças" });
  });

  it("is forgotten by feeds after thirty days", async () => {
    const event = secretEvent();
    hideEvent(asPerson(event.email), { eventId: event.eventId, note: "" });
    const feed = async (ms: number) =>
      vevents((await getCalendarFeed(contextFor(db, { now: plus(testNow, ms) }), new URLSearchParams())).text);
    expect(await feed(days(30))).toHaveLength(1);
    expect(await feed(days(30) + 1)).toHaveLength(0);
  });

  it("keeps the seat on its holder's own page, without place and link", () => {
    const event = makeEvent(db, { attendance: "hybrid", joinUrl: "https://meet.example/x", venueName: "Sala Zebra" });
    const { token } = signUp(db, event);
    hideEvent(asPerson(event.email), { eventId: event.eventId, note: "" });
    const [seat] = getAttendeePage(contextFor(db), token).seats;
    expect(seat).toMatchObject({ isHidden: true, joinUrl: null, place: { level: "public" }, canCancel: true });
    expect(JSON.stringify(seat)).not.toMatch(/Zebra|meet\.example/);
  });

  it("is for owners of the lead and of the city's verified authority; an editor may not, a stranger sees nothing", () => {
    const event = secretEvent();
    const input = { eventId: event.eventId, note: "" };
    const elsewhere = makeOrganisation(db, { kind: "local_authority", city: "porto" });
    const other = makeOrganisation(db, { city: "lisboa" });
    const unverified = makeOrganisation(db, { kind: "local_authority", city: "lisboa", isVerified: false });
    for (const { email } of [elsewhere, other, unverified])
      expect(() => hideEvent(asPerson(email), input)).toThrow(NotFound);
    const editor = { ...actorOf(db, event.email) };
    const memberships = editor.memberships.map((membership) => ({ ...membership, role: "editor" as const }));
    expect(() => hideEvent(contextFor(db, { actor: { ...editor, memberships } }), input)).toThrow(Forbidden);
    const city = makeOrganisation(db, { kind: "local_authority", city: "lisboa" });
    expect(() => hideEvent(asPerson(city.email), input)).toThrow(Invalid);
    const withReason = { ...input, note: "Ameaças" };
    hideEvent(asPerson(city.email), withReason);
    hideEvent(asPerson(city.email), withReason);
    expect(findEvent(db, event.eventId)?.review).toBe("hidden");
    expect(db.$client.prepare("select max(sequence) as s from event_date").get()).toEqual({ s: 1 });
  });

  it("is nothing for what was never public, and leaves nothing to change", () => {
    const draft = makeEvent(db, { until: "submitted" });
    expect(() => hideEvent(asPerson(draft.email), { eventId: draft.eventId, note: "" })).toThrow(Conflict);
    const city = makeOrganisation(db, { kind: "local_authority", city: "lisboa" });
    expect(() => hideEvent(asPerson(city.email), { eventId: draft.eventId, note: "" })).toThrow(NotFound);
    const event = secretEvent();
    hideEvent(asPerson(event.email), { eventId: event.eventId, note: "" });
    const [dateId = ""] = event.dateIds;
    expect(() => cancelDate(asPerson(event.email), { dateId, note: "x" })).toThrow(Conflict);
  });
});

describe("taking back what was handed in", () => {
  it("makes a draft of it that may be handed in again, also after the closing day", () => {
    const event = makeEvent(db, { until: "submitted" });
    const late = { ...asPerson(event.email), now: instantFrom("2026-12-16T12:00:00Z") };
    withdrawEvent(late, { eventId: event.eventId });
    withdrawEvent(late, { eventId: event.eventId });
    expect(findEvent(db, event.eventId)?.review).toBe("draft");
    submitEvent(late, { eventId: event.eventId });
    const actions = db.$client.prepare("select action from review order by at, rowid").all();
    expect(actions).toEqual([{ action: "submit" }, { action: "withdraw" }, { action: "submit" }]);
  });

  it("is for its own people, and only while it waits", () => {
    const event = makeEvent(db, { until: "submitted" });
    expect(() => withdrawEvent(asPerson(makeOrganisation(db).email), { eventId: event.eventId })).toThrow(NotFound);
    const open = makeEvent(db);
    expect(() => withdrawEvent(asPerson(open.email), { eventId: open.eventId })).toThrow(Conflict);
  });
});
