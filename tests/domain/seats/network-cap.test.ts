import { changeEmail } from "#app/domain/attendees/change-email.server.ts";
import { addAttendee } from "#app/domain/check-in/add-attendee.server.ts";
import { checkInByCode } from "#app/domain/check-in/check-in.server.ts";
import { getAttendees } from "#app/domain/check-in/get-attendees.server.ts";
import { raiseNetworkCap } from "#app/domain/check-in/raise-network-cap.server.ts";
import { releaseCrowd } from "#app/domain/check-in/release-crowd.server.ts";
import { Invalid, NotFound } from "#app/domain/errors.ts";
import { getPublicEvent } from "#app/domain/events/get-public-event.server.ts";
import { purge } from "#app/domain/installation/purge.server.ts";
import { networkCapOf } from "#app/domain/seats/network-cap.ts";
import { sweepSeats } from "#app/domain/seats/sweep-seats.server.ts";
import { cancelSignUp } from "#app/domain/sign-ups/cancel-sign-up.server.ts";
import { changeParty } from "#app/domain/sign-ups/change-party-size.server.ts";
import { getAttendeePage } from "#app/domain/sign-ups/get-attendee-page.server.ts";
import { networkLimitsOf } from "#app/domain/sign-ups/list-network-limits.server.ts";
import { days, hours, type Instant, minutes, plus } from "#app/domain/time/zoned-time.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { testNow } from "#tests/support/clock.ts";
import { contextFor, makeOrganisation, openWeek } from "#tests/support/factories.ts";
import {
  confirmMail,
  type Guest,
  makeGuest,
  makeHall,
  makeMailedGuest,
  organiserContactOf,
  queued,
  seatsHeld,
  signUpRowOf,
  starts,
  statesOf,
} from "#tests/support/seats.ts";

let db: OpenDatabase;
let event: ReturnType<typeof makeHall>;
beforeEach(() => {
  db = openWeek();
  event = makeHall(db, 30);
});
const dateId = () => event.dateIds[0] ?? "";
const organiser = () => organiserContactOf(db, event);
const anybody = (now: Instant = testNow, network: string | null = null) =>
  contextFor(db, { now, network, actor: { kind: "anonymous" } });
type Wish = Parameters<typeof makeGuest>[2];
const guest = (wish: Wish = {}): Guest => makeGuest(db, event, { network: "flood", ...wish });
const guests = (count: number, wish: Wish = {}): Guest[] => Array.from({ length: count }, () => guest(wish));
const hashes = () => db.$client.prepare("select network_hash from sign_up").pluck().all();

describe("seats of a date without a confirmed address, for one network", () => {
  it.each([
    [null, null],
    [1, 1],
    [2, 1],
    [8, 4],
    [12, 6],
    [18, 6],
    [30, 10],
    [90, 30],
    [5_000, 30],
  ])("of %s are %s", (capacity, cap) => {
    expect(networkCapOf({ capacity, networkCap: null })).toBe(cap);
    expect(networkCapOf({ capacity, networkCap: 40 })).toBe(40);
  });

  it("cannot be booked out: what comes beyond is provisional, and lapses after two hours", () => {
    const flood = guests(30);
    expect(statesOf(db, ...flood).filter((state) => state === "confirmed")).toHaveLength(10);
    expect(seatsHeld(db)).toBe(30);
    const resident = guest({ network: "home" });
    expect(statesOf(db, resident)).toEqual(["waiting"]);
    sweepSeats(db, plus(testNow, hours(2) - 1));
    expect(statesOf(db, resident)).toEqual(["waiting"]);
    sweepSeats(db, plus(testNow, hours(2)));
    expect(statesOf(db, resident)).toEqual(["confirmed"]);
    expect(signUpRowOf(db, flood[10] ?? resident)).toMatchObject({ state: "cancelled", ended: "unconfirmed" });
    // Confirmed seats are not taken back.
    expect(statesOf(db, ...flood.slice(0, 10))).toEqual(Array.from({ length: 10 }, () => "confirmed"));
    expect(seatsHeld(db)).toBe(11);
  });

  it("count by date, by people, and not those of other networks, of nobody known, or with an address", () => {
    guest({ partySize: 6 });
    guest({ partySize: 4 });
    expect(statesOf(db, guest())).toEqual(["provisional"]);
    expect(statesOf(db, guest({ network: "home" }), guest({ network: null }))).toEqual(["confirmed", "confirmed"]);
    const other = makeHall(db, 30);
    expect(statesOf(db, makeGuest(db, other, { network: "flood" }))).toEqual(["confirmed"]);
    const known = makeMailedGuest(db, other, "sol@example.org", { network: "flood" });
    expect(statesOf(db, makeGuest(db, event, { network: "flood", pageToken: known.token }))).toEqual(["confirmed"]);
  });

  it("are not had by waiting for them, nor by a party that grows", () => {
    const first = guest({ partySize: 5 });
    guest({ partySize: 5 });
    const grow = (partySize: number) => changeParty(anybody(), { ...first, partySize });
    expect(() => grow(6)).toThrow(Invalid);
    grow(4);
    grow(5);
    guests(20);
    const waiting = guest();
    expect(signUpRowOf(db, waiting)).toMatchObject({ state: "waiting", until: plus(testNow, hours(2)) });
    cancelSignUp(anybody(), first);
    expect(signUpRowOf(db, waiting)).toMatchObject({ state: "provisional", until: plus(testNow, hours(2)) });
    sweepSeats(db, plus(testNow, hours(2)));
    expect(signUpRowOf(db, waiting)).toMatchObject({ state: "cancelled", ended: "unconfirmed" });
  });

  it("stop nobody for whom there is no limit", () => {
    const open = makeHall(db, null);
    const all = Array.from({ length: 50 }, () => makeGuest(db, open, { network: "flood" }));
    expect(new Set(statesOf(db, ...all))).toEqual(new Set(["confirmed"]));
  });
});

describe("a provisional sign-up", () => {
  beforeEach(() => {
    guests(10);
  });

  it("stands once an address is confirmed in time, be it given before or on the page, and hears of it", () => {
    const given = guest({ email: "sol@example.org" });
    const later = guest();
    const page = getAttendeePage(anybody(), later.token).seats[0];
    expect(page).toMatchObject({ state: "provisional", confirmUntil: { local: expect.stringContaining("T") } });
    // Only attendees with a confirmed seat get the join link.
    expect(page?.joinUrl).toBeNull();
    changeEmail(anybody(), { token: later.token, email: "luna@example.org" });
    expect(queued(db, "sign_up_confirmed")).toBe(0);
    for (const { token } of [given, later]) confirmMail(db, token, plus(testNow, hours(2) - 1));
    expect(statesOf(db, given, later)).toEqual(["confirmed", "confirmed"]);
    expect(queued(db, "sign_up_confirmed")).toBe(2);
    sweepSeats(db, plus(testNow, hours(3)));
    expect(statesOf(db, given, later)).toEqual(["confirmed", "confirmed"]);
  });

  it("is no more when the address is confirmed too late, though nothing has swept yet", () => {
    const late = guest({ email: "sol@example.org" });
    confirmMail(db, late.token, plus(testNow, hours(2)));
    expect(signUpRowOf(db, late)).toMatchObject({ state: "cancelled", ended: "unconfirmed" });
    expect(queued(db, "sign_up_confirmed")).toBe(0);
  });

  it("that waits keeps its rank with a confirmed address, and is then asked like everybody", () => {
    guests(20, { network: "town" });
    const waiting = guest({ email: "sol@example.org" });
    confirmMail(db, waiting.token, plus(testNow, minutes(5)));
    expect(signUpRowOf(db, waiting)).toMatchObject({ state: "waiting", until: null });
    sweepSeats(db, plus(testNow, hours(2)));
    expect(statesOf(db, waiting)).toEqual(["offered"]);
  });

  it("ends no later than the beginning, and stands when somebody comes in person", () => {
    const hurried = guest({ now: plus(starts, -minutes(30)) });
    expect(signUpRowOf(db, hurried).until).toBe(starts);
    const code = String(db.$client.prepare("select check_in_code from sign_up order by rowid desc").pluck().get());
    checkInByCode(
      { ...organiser(), now: plus(starts, -minutes(5)) },
      { eventId: event.eventId, dateId: dateId(), code },
    );
    sweepSeats(db, plus(starts, hours(1)));
    expect(signUpRowOf(db, hurried)).toMatchObject({ state: "confirmed", until: null });
  });

  it("is said beforehand, to those whom it concerns", () => {
    const limits = (network: string | null, pageToken: string | null = null) => {
      const ctx = anybody(testNow, network);
      return networkLimitsOf(ctx, getPublicEvent(ctx, event.slug), pageToken);
    };
    expect(limits("flood")).toEqual([{ value: dateId(), left: 0 }]);
    expect(limits("home")).toEqual([]);
    expect(limits(null)).toEqual([]);
    guest({ network: "home", partySize: 6 });
    expect(limits("home")).toEqual([{ value: dateId(), left: 4 }]);
    const known = makeMailedGuest(db, makeHall(db, 5), "sol@example.org");
    expect(limits("flood", known.token)).toEqual([]);
  });
});

describe("the network of a sign-up", () => {
  it("is kept where no address is confirmed, and goes with the sign-up", () => {
    const [first] = guests(2);
    const known = makeMailedGuest(db, makeHall(db, 5), "sol@example.org");
    guest({ pageToken: known.token });
    expect(hashes()).toEqual(["flood", "flood", null, null]);
    cancelSignUp(anybody(), first as Guest);
    expect(hashes()).toEqual([null, "flood", null, null]);
    purge(db, plus(starts, days(8)));
    expect(hashes()).toEqual([]);
  });
});

describe("organisers", () => {
  it("see many sign-ups from one place, and take all of them back with one button", () => {
    guests(4);
    const crowds = () => getAttendees(organiser(), event.eventId).pools[0]?.crowds ?? [];
    expect(crowds()).toEqual([]);
    guests(8, { partySize: 2 });
    const [home] = guests(3, { network: "home" });
    const confirmed = makeMailedGuest(db, event, "sol@example.org", { network: "flood" });
    expect(crowds()).toEqual([expect.objectContaining({ signUps: 12, people: 20 })]);
    expect(JSON.stringify(getAttendees(organiser(), event.eventId))).not.toContain("flood");
    const signUpId = crowds()[0]?.signUpId ?? "";
    const stranger = contextFor(db, { actor: makeOrganisation(db).actor });
    expect(() => releaseCrowd(stranger, { eventId: event.eventId, signUpId })).toThrow(NotFound);
    releaseCrowd(organiser(), { eventId: event.eventId, signUpId });
    releaseCrowd(organiser(), { eventId: event.eventId, signUpId });
    expect(crowds()).toEqual([]);
    expect(statesOf(db, confirmed, home as Guest)).toEqual(["confirmed", "confirmed"]);
    expect(seatsHeld(db)).toBe(4);
    const ends = db.$client.prepare("select distinct ended_by from sign_up where state = 'cancelled'").pluck().all();
    expect(ends).toEqual(["released"]);
  });

  it("let a community centre of forty people in: they raise the cap, and add people by hand", () => {
    event = makeHall(db, 45);
    raiseNetworkCap(organiser(), { eventId: event.eventId, dateId: dateId(), cap: "٤٠" });
    expect(new Set(statesOf(db, ...guests(40)))).toEqual(new Set(["confirmed"]));
    expect(statesOf(db, guest())).toEqual(["provisional"]);
    for (const cap of ["", "0", "-3", "1001", "many"]) {
      expect(() => raiseNetworkCap(organiser(), { eventId: event.eventId, dateId: dateId(), cap })).toThrow(Invalid);
    }
    const add = (partySize: number, requestId: string = randomUUID()) =>
      addAttendee(organiser(), { eventId: event.eventId, dateId: dateId(), requestId, nickname: "Avó", partySize });
    const requestId = randomUUID();
    add(3, requestId);
    add(3, requestId);
    // Forty confirmed, one provisional and three added by the organiser.
    expect(seatsHeld(db)).toBe(44);
    expect(() => add(2)).toThrow(Invalid);
    const stranger = contextFor(db, { actor: makeOrganisation(db).actor });
    const wish = { eventId: event.eventId, dateId: dateId(), requestId: randomUUID(), nickname: null, partySize: 1 };
    expect(() => addAttendee(stranger, wish)).toThrow(NotFound);
  });
});

it("lets those stand who came before the cap was raised, the oldest first, as far as it goes", () => {
  event = makeHall(db, 100);
  const usual = networkCapOf({ capacity: 100, networkCap: null }) ?? 0;
  const all = guests(usual + 10);
  const states = () => statesOf(db, ...all);
  expect(states().filter((state) => state === "provisional")).toHaveLength(10);
  raiseNetworkCap(organiser(), { eventId: event.eventId, dateId: dateId(), cap: String(usual + 6) });
  expect(states().slice(-10)).toEqual([...Array(6).fill("confirmed"), ...Array(4).fill("provisional")]);
  sweepSeats(db, plus(testNow, hours(3)));
  expect(states().filter((state) => state === "confirmed")).toHaveLength(usual + 6);
});

it("forgets the network of those who confirm an address", () => {
  makeMailedGuest(db, event, "amal@example.org", { network: "flood" });
  guest();
  expect(hashes()).toEqual([null, "flood"]);
});

it("counts, and lets the organiser release, those who gave up the address they had when they signed up", () => {
  const other = makeHall(db, 30);
  guests(10);
  const page = makeMailedGuest(db, other, "sol@example.org", { network: "flood" });
  const sol = guest({ pageToken: page.token });
  changeEmail(anybody(testNow, "flood"), { token: page.token, email: null });
  const more = () => changeParty(anybody(), { token: sol.token, signUpId: sol.signUpId, partySize: 3 });
  expect(more).toThrow(Invalid);
  releaseCrowd(organiser(), { eventId: event.eventId, signUpId: sol.signUpId });
  expect(statesOf(db, sol)).toEqual(["cancelled"]);
});
