import { getCalendarFeed } from "#app/domain/calendar/get-calendar-feed.server.ts";
import { getAttendeeCalendar } from "#app/domain/calendar/get-attendee-calendar.server.ts";
import { Conflict, Invalid, NotFound } from "#app/domain/errors.ts";
import { changeSession } from "#app/domain/sessions/change-session.server.ts";
import { getPublicEvent } from "#app/domain/events/get-public-event.server.ts";
import { removeSession } from "#app/domain/sessions/remove-session.server.ts";
import { scheduleSession } from "#app/domain/sessions/schedule-session.server.ts";
import type { SessionInput } from "#app/domain/model/session.ts";
import { cancelSignUp } from "#app/domain/sign-ups/cancel-sign-up.server.ts";
import { getAttendeePage } from "#app/domain/sign-ups/get-attendee-page.server.ts";
import { sweepSeats } from "#app/domain/seats/sweep-seats.server.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { programmeVersionReader } from "#db/queries/instance.server.ts";
import { countSeats } from "#db/queries/seats.server.ts";
import ICAL from "ical.js";
import { beforeEach, describe, expect, it } from "vitest";
import { testNow } from "../../support/clock.ts";
import { contextFor, local, type MadeEvent, openWeek } from "../../support/factories.ts";
import { makeGuest, makeHall, organiserContactOf, statesOf } from "../../support/seats.ts";

let db: OpenDatabase;
let event: MadeEvent;
let dateId: string;
beforeEach(() => {
  db = openWeek();
  event = makeHall(db, 10, { title: "Noite aberta" });
  dateId = event.dateIds[0] ?? "";
  // Trusted, so that session titles are public without a review.
  db.$client.prepare("update organisation set trusted_at = 1").run();
});

const session = (start: string, end: string, overrides: Partial<SessionInput> = {}): SessionInput => ({
  start: local(`2026-12-18T${start}`),
  end: local(`2026-12-18T${end}`),
  titles: { pt: "Oficina" },
  room: null,
  track: null,
  spokenLanguage: null,
  capacity: null,
  door: "sign_up",
  ...overrides,
});
const add = (input: SessionInput) => scheduleSession(organiserContactOf(db, event), { dateId, ...input }).sessionId;
const join = (sessionId: string | null, wish: Parameters<typeof makeGuest>[2] = {}) =>
  makeGuest(db, event, { sessionId, ...wish });
const anybody = () => contextFor(db, { actor: { kind: "anonymous" } });
/** Tell whether the public page of the event shows a session as full. */
const isShownFull = (sessionId: string) =>
  getPublicEvent(anybody(), event.slug)
    .dates.flatMap((date) => date.sessions)
    .find((session) => session.id === sessionId)?.signUp?.isFull;

describe("a session with a sign-up of its own", () => {
  it("has its own seats and its own list; the date's are others", () => {
    const [small, large] = [add(session("19:00", "20:00", { capacity: 1 })), add(session("20:00", "21:00"))];
    const guests = [join(small), join(small), join(large), join(null)];
    expect(statesOf(db, ...guests)).toEqual(["confirmed", "waiting", "confirmed", "confirmed"]);
    expect([small, large, null].map((sessionId) => countSeats(db, { dateId, sessionId }))).toEqual([1, 1, 1]);
    expect(getAttendeePage(anybody(), guests[1]?.token ?? "").seats[0]).toMatchObject({
      position: 1,
      session: { text: "Oficina" },
      startsAtLocal: "2026-12-18T19:00",
      endsAtLocal: "2026-12-18T20:00",
    });
  });

  it("gives a seat that is given back to who waits for it, and shows that it is full, or no more", () => {
    const id = add(session("19:00", "20:00", { capacity: 1 }));
    const version = programmeVersionReader(db);
    const start = version();
    const first = join(id);
    expect(version()).toBe(start + 1);
    const second = join(id);
    cancelSignUp(anybody(), first);
    expect([statesOf(db, second), version()]).toEqual([["confirmed"], start + 1]);
    expect(isShownFull(id)).toBe(true);
    cancelSignUp(anybody(), second);
    expect(version()).toBe(start + 2);
    expect(isShownFull(id)).toBe(false);
  });

  it("is shown full apart from the others of its evening, and from the evening", () => {
    const [small, large] = [add(session("19:00", "20:00", { capacity: 1 })), add(session("20:00", "21:00"))];
    join(null);
    expect([small, large].map(isShownFull)).toEqual([false, false]);
    join(small, { partySize: 1 });
    expect([small, large].map(isShownFull)).toEqual([true, false]);
  });

  it("gives more seats to who waits, and takes none back", () => {
    const id = add(session("19:00", "20:00", { capacity: 1 }));
    const guests = [join(id), join(id)] as const;
    const change = (capacity: number) =>
      changeSession(organiserContactOf(db, event), { sessionId: id, ...session("19:00", "20:00", { capacity }) });
    change(2);
    expect(statesOf(db, ...guests)).toEqual(["confirmed", "confirmed"]);
    expect(() => change(1)).toThrow(Invalid);
  });

  it("takes nobody once it has begun, although the evening goes on", () => {
    const id = add(session("19:00", "20:00"));
    const now = organiserContactOf(db, event).now;
    expect(() => join(id, { now: (now + 1) as typeof now })).not.toThrow();
    const begun = Date.parse("2026-12-18T19:00:00Z") as typeof now;
    expect(() => join(id, { now: begun })).toThrow(new Conflict("dateIsOver"));
    const later = add(session("20:00", "21:00"));
    expect(() => join(later, { now: begun })).not.toThrow();
  });

  it("is found under its own date only, and only while it has a sign-up", () => {
    const id = add(session("19:00", "20:00"));
    const second = makeHall(db, 10);
    expect(() => makeGuest(db, second, { sessionId: id })).toThrow(NotFound);
    expect(() => join(add(session("19:00", "20:00", { door: null })))).toThrow(NotFound);
  });
});

describe("one person", () => {
  it("cannot hold two sessions at the same time", () => {
    const [first, second] = [add(session("19:00", "20:00")), add(session("19:59", "21:00"))];
    const { token } = join(first);
    expect(() => join(second, { pageToken: token })).toThrow(new Conflict("sessionsOverlap"));
    // With another attendee page it is possible: pages are never connected.
    expect(statesOf(db, join(second))).toEqual(["confirmed"]);
  });

  it("can hold sessions that follow each other, and the evening with them", () => {
    const [earlier, next] = [add(session("19:00", "20:00")), add(session("20:00", "21:00"))];
    const first = join(earlier);
    const rest = [join(next, { pageToken: first.token }), join(null, { pageToken: first.token })];
    expect(statesOf(db, first, ...rest)).toEqual(["confirmed", "confirmed", "confirmed"]);
    expect(getAttendeePage(anybody(), first.token).seats).toHaveLength(3);
    const latter = join(next);
    expect(statesOf(db, join(earlier, { pageToken: latter.token }))).toEqual(["confirmed"]);
  });

  it("stands in each of them once, be it with a seat or waiting, until they give it back", () => {
    const id = add(session("19:00", "20:00", { capacity: 1 }));
    const [holder, waiting] = [join(id), join(id)];
    for (const { token } of [holder, waiting]) {
      expect(() => join(id, { pageToken: token })).toThrow(new Conflict("alreadyOnPage"));
    }
    const evening = join(null);
    expect(() => join(null, { pageToken: evening.token })).toThrow(new Conflict("alreadyOnPage"));
    cancelSignUp(anybody(), evening);
    expect(() => join(null, { pageToken: evening.token })).not.toThrow();
  });

  it("is passed over in one while they hold the other, and has their turn when that is given back", () => {
    const [wanted, second] = [add(session("19:00", "20:00", { capacity: 1 })), add(session("19:30", "20:30"))];
    const holder = join(wanted);
    const waiting = join(wanted);
    const held = join(second, { pageToken: waiting.token });
    expect(statesOf(db, waiting, held)).toEqual(["waiting", "confirmed"]);
    cancelSignUp(anybody(), holder);
    sweepSeats(db, testNow);
    expect(statesOf(db, waiting)).toEqual(["waiting"]);
    cancelSignUp(anybody(), held);
    sweepSeats(db, testNow);
    expect(statesOf(db, waiting)).toEqual(["confirmed"]);
  });

  it("who is passed over does not hold up those behind them", () => {
    const [wanted, second] = [add(session("19:00", "20:00", { capacity: 1 })), add(session("19:30", "20:30"))];
    const holder = join(wanted);
    const [busy, next] = [join(wanted), join(wanted)];
    join(second, { pageToken: busy.token });
    cancelSignUp(anybody(), holder);
    expect(statesOf(db, busy, next)).toEqual(["waiting", "confirmed"]);
  });
});

describe("calendars", () => {
  const vevents = (text: string) =>
    new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((vevent) => {
      const { uid, startDate, endDate, summary } = new ICAL.Event(vevent);
      return { uid, from: startDate.toJSDate().toISOString(), to: endDate.toJSDate().toISOString(), summary };
    });
  const calendarOf = async (token: string) => {
    const { calendar } = getAttendeePage(anybody(), token);
    const secret = /my\/([\w-]+)\.ics$/.exec(calendar ?? "")?.[1] ?? "";
    return vevents((await getAttendeeCalendar(anybody(), secret)).text);
  };

  it("of one's own have the session as an entry with its own name and times; the public one has not", async () => {
    const id = add(session("20:00", "21:00"));
    const first = join(id);
    const [entry, ...rest] = await calendarOf(first.token);
    expect(rest).toEqual([]);
    expect(entry).toMatchObject({ from: "2026-12-18T20:00:00.000Z", to: "2026-12-18T21:00:00.000Z" });
    expect(entry?.summary).toContain("Oficina");
    join(null, { pageToken: first.token });
    const both = await calendarOf(first.token);
    expect(both.map(({ from }) => from)).toEqual(["2026-12-18T19:00:00.000Z", "2026-12-18T20:00:00.000Z"]);
    expect(new Set(both.map(({ uid }) => uid)).size).toBe(2);
    const feed = vevents((await getCalendarFeed(anybody(), new URLSearchParams())).text);
    expect(feed.map(({ uid }) => uid)).toEqual([both[0]?.uid]);
    expect(both[1]?.uid).toBe(entry?.uid);
  });

  it("of one's own lose it when the seat is given back, and never had what one only waits for", async () => {
    const id = add(session("20:00", "21:00", { capacity: 1 }));
    const [holder, waiting] = [join(id), join(id)];
    expect(await calendarOf(waiting.token)).toEqual([]);
    cancelSignUp(anybody(), holder);
    expect([await calendarOf(holder.token), (await calendarOf(waiting.token)).length]).toEqual([[], 1]);
  });
});

it("keeps its sign-up and stays in the programme once somebody signed up, even if they gave it back", () => {
  const id = add(session("19:00", "20:00"));
  const change = (door: "count_me_in" | "sign_up" | null) =>
    changeSession(organiserContactOf(db, event), { sessionId: id, ...session("19:00", "20:00", { door }) });
  change(null);
  change("count_me_in");
  cancelSignUp(anybody(), join(id));
  expect(() => change(null)).toThrow(Invalid);
  change("sign_up");
  expect(() => removeSession(organiserContactOf(db, event), { sessionId: id })).toThrow(
    new Conflict("sessionHasSignUps"),
  );
});
