import { Conflict, Invalid } from "#app/domain/errors.ts";
import { cancelDate } from "#app/domain/dates/cancel-date.server.ts";
import { postponeDate } from "#app/domain/dates/postpone-date.server.ts";
import { reinstateDate } from "#app/domain/dates/reinstate-date.server.ts";
import { setCapacity } from "#app/domain/dates/set-capacity.server.ts";
import { acceptOffer } from "#app/domain/sign-ups/accept-offer.server.ts";
import { cancelSignUp } from "#app/domain/sign-ups/cancel-sign-up.server.ts";
import { changeParty } from "#app/domain/sign-ups/change-party-size.server.ts";
import { eraseAttendee } from "#app/domain/attendees/erase-attendee.server.ts";
import { getAttendeePage } from "#app/domain/sign-ups/get-attendee-page.server.ts";
import { releaseSignUp } from "#app/domain/sign-ups/release-sign-up.server.ts";
import { sweepSeats } from "#app/domain/seats/sweep-seats.server.ts";
import { offerExpiresAt } from "#app/domain/seats/waitlist.ts";
import { days, hours, type Instant, minutes, plus } from "#app/domain/time/zoned-time.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { programmeVersionReader } from "#db/queries/instance.server.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { testNow } from "#tests/support/clock.ts";
import { contextFor, openWeek } from "#tests/support/factories.ts";
import {
  before,
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
beforeEach(() => {
  db = openWeek();
});
const at = (now: Instant = testNow) => contextFor(db, { now, actor: { kind: "anonymous" } });
const giveBack = (guest: Guest, now?: Instant) => cancelSignUp(at(now), guest);
const party = (guest: Guest, partySize: number, now?: Instant) => changeParty(at(now), { ...guest, partySize });
const accept = (guest: Guest, now?: Instant) => acceptOffer(at(now), guest);

describe("where all seats are held", () => {
  it("people wait in the order in which they came, and read which they are", () => {
    const event = makeHall(db, 2);
    const [in1, first, second] = [2, 1, 1].map((partySize) => makeGuest(db, event, { partySize })) as [
      Guest,
      Guest,
      Guest,
    ];
    expect(statesOf(db, in1, first, second)).toEqual(["confirmed", "waiting", "waiting"]);
    expect([first, second].map((item) => getAttendeePage(at(), item.token).seats[0]?.position)).toEqual([1, 2]);
    giveBack(first);
    expect(getAttendeePage(at(), second.token).seats[0]?.position).toBe(1);
  });

  it("nobody waits for a party that no waiting would ever seat", () => {
    const event = makeHall(db, 2);
    expect(() => makeGuest(db, event, { partySize: 3 })).toThrow(Invalid);
  });

  it("a seat that is free goes to the first whose whole party fits; the larger one keeps its rank", () => {
    const event = makeHall(db, 4);
    const [first, second, three] = [1, 2, 1].map((partySize) => makeGuest(db, event, { partySize }));
    const large = makeGuest(db, event, { partySize: 3 });
    const small = makeGuest(db, event, { partySize: 1 });
    const later = makeGuest(db, event, { partySize: 1 });
    giveBack(first as Guest);
    expect(statesOf(db, large, small, later)).toEqual(["waiting", "confirmed", "waiting"]);
    giveBack(second as Guest);
    expect(statesOf(db, large, later)).toEqual(["waiting", "confirmed"]);
    // One seat is free now. The large party gets its three when two more are given back.
    giveBack(three as Guest);
    expect(statesOf(db, large)).toEqual(["waiting"]);
    giveBack(small);
    expect(statesOf(db, large)).toEqual(["confirmed"]);
    expect(seatsHeld(db)).toBe(4);
  });

  it("whoever comes new gets no seat that somebody before them could have", () => {
    const event = makeHall(db, 1);
    const holder = makeGuest(db, event);
    const waiting = makeGuest(db, event);
    // As if another process had ended after giving the seat back and before allocating it.
    db.$client.prepare("update sign_up set state = 'cancelled' where id = ?").run(holder.signUpId);
    const newcomer = makeGuest(db, event);
    expect(statesOf(db, waiting, newcomer)).toEqual(["confirmed", "waiting"]);
  });

  it("whoever comes new gets the seats that nobody before them fits into", () => {
    const event = makeHall(db, 3);
    makeGuest(db, event, { partySize: 2 });
    const large = makeGuest(db, event, { partySize: 2 });
    const newcomer = makeGuest(db, event, { partySize: 1 });
    expect(statesOf(db, large, newcomer)).toEqual(["waiting", "confirmed"]);
  });
});

describe("how long an offer stands", () => {
  it.each([
    ["more than three days", days(3) + 1, hours(24)],
    ["three days", days(3), hours(6)],
    ["more than one day", days(1) + 1, hours(6)],
    ["one day", days(1), hours(2)],
    ["six hours", hours(6), hours(2)],
    ["less than six hours", hours(6) - 1, null],
    ["a minute", minutes(1), null],
  ])("%s before the beginning", (_words, away, stands) => {
    const now = before(away);
    expect(offerExpiresAt(now, starts)).toBe(stands === null ? null : plus(now, stands));
    const event = makeHall(db, 1);
    const holder = makeGuest(db, event);
    const waiting = makeMailedGuest(db, event, "amal@example.org");
    giveBack(holder, now);
    expect(signUpRowOf(db, waiting)).toMatchObject(
      stands === null ? { state: "confirmed", until: null } : { state: "offered", until: plus(now, stands) },
    );
    expect([queued(db, "seats_offered"), queued(db, "sign_up_confirmed")]).toEqual(stands === null ? [0, 1] : [1, 0]);
  });

  it("does not matter to people without an address, or with one that nobody confirmed: the seat is theirs", () => {
    const event = makeHall(db, 2);
    const holder = makeGuest(db, event, { partySize: 2 });
    const silent = makeGuest(db, event);
    const unconfirmed = makeGuest(db, event, { email: "amal@example.org" });
    giveBack(holder);
    expect(statesOf(db, silent, unconfirmed)).toEqual(["confirmed", "confirmed"]);
    expect(queued(db, "seats_offered") + queued(db, "sign_up_confirmed")).toBe(0);
    // After the confirmation, the attendee is told of the seat.
    confirmMail(db, unconfirmed.token);
    expect(queued(db, "sign_up_confirmed")).toBe(1);
  });
});

describe("an offer", () => {
  /** Make an event whose only seat was given back and is offered to the first of two on the waitlist. */
  function offered(now: Instant = testNow) {
    const event = makeHall(db, 1);
    const holder = makeGuest(db, event);
    const first = makeMailedGuest(db, event, "first@example.org");
    const second = makeGuest(db, event);
    giveBack(holder, now);
    return { event, first, second, until: signUpRowOf(db, first).until as Instant };
  }

  it("is a seat that is held: nobody else gets it meanwhile", () => {
    const { event, first, second } = offered();
    const newcomer = makeGuest(db, event);
    expect(statesOf(db, first, second, newcomer)).toEqual(["offered", "waiting", "waiting"]);
    expect(seatsHeld(db)).toBe(1);
  });

  it("accepted is a seat, with the mail that says so; twice is once", () => {
    const { first, second } = offered();
    accept(first);
    accept(first);
    sweepSeats(db, plus(testNow, days(2)));
    expect(statesOf(db, first, second)).toEqual(["confirmed", "waiting"]);
    expect(signUpRowOf(db, first).until).toBeNull();
    expect(queued(db, "sign_up_confirmed")).toBe(1);
  });

  it("declined goes to the next", () => {
    const { first, second } = offered();
    giveBack(first);
    expect(statesOf(db, first, second)).toEqual(["cancelled", "confirmed"]);
    expect(signUpRowOf(db, first).ended).toBe("left");
  });

  it("stands until its last millisecond and lapses with the next, by itself", () => {
    const { first, second, until } = offered();
    sweepSeats(db, plus(until, -1));
    expect(statesOf(db, first, second)).toEqual(["offered", "waiting"]);
    sweepSeats(db, until);
    expect([signUpRowOf(db, first), signUpRowOf(db, second).state]).toEqual([
      { state: "cancelled", party: 1, until: null, ended: "lapsed" },
      "confirmed",
    ]);
  });

  it("can be taken to the last millisecond, and not after it, whether or not it was swept already", () => {
    const { first, second, until } = offered();
    expect(() => accept(first, until)).toThrow(new Conflict("offerLapsed"));
    expect(statesOf(db, first)).toEqual(["offered"]);
    accept(first, plus(until, -1));
    expect(statesOf(db, first, second)).toEqual(["confirmed", "waiting"]);
    const other = offered();
    sweepSeats(db, other.until);
    expect(() => accept(other.first, other.until)).toThrow(new Conflict("offerLapsed"));
    expect(() => accept(other.second, other.until)).not.toThrow();
  });

  it("cannot be taken by who waits, or gave it back", () => {
    const { first, second } = offered();
    expect(() => accept(second)).toThrow(new Conflict("offerLapsed"));
    giveBack(first);
    expect(() => accept(first)).toThrow(new Conflict("offerLapsed"));
  });

  it("cannot be taken once the date is cancelled, and says so; of one that is put off it keeps the seats", () => {
    const { event, first } = offered();
    const dateId = event.dateIds[0] ?? "";
    cancelDate(organiserContactOf(db, event), { dateId, note: "Chove" });
    expect(() => accept(first)).toThrow(new Conflict("dateIsOff"));
    reinstateDate(organiserContactOf(db, event), { dateId });
    postponeDate(organiserContactOf(db, event), { dateId, note: "Chove" });
    accept(first);
    expect(statesOf(db, first)).toEqual(["confirmed"]);
  });

  it("that lapsed is not brought back by a change of the party, and the seat is that of the next", () => {
    const { first, second, until } = offered();
    expect(() => party(first, 1, until)).toThrow(new Conflict("notPossibleNow"));
    sweepSeats(db, until);
    expect(statesOf(db, first, second)).toEqual(["cancelled", "confirmed"]);
  });
});

describe("seats become free", () => {
  /** Make an event whose two seats are held by one party, with two attendees on the waitlist. */
  function full() {
    const event = makeHall(db, 2);
    const holder = makeGuest(db, event, { partySize: 2 });
    const waiting = [makeGuest(db, event), makeGuest(db, event)] as const;
    return { event, holder, waiting, dateId: event.dateIds[0] ?? "" };
  }

  it("when somebody erases their page", () => {
    const { holder, waiting } = full();
    eraseAttendee(at(), { token: holder.token });
    expect(statesOf(db, ...waiting)).toEqual(["confirmed", "confirmed"]);
  });

  it("when the organiser takes a sign-up back", () => {
    const { event, holder, waiting } = full();
    releaseSignUp(organiserContactOf(db, event), {
      eventId: event.eventId,
      signUpId: holder.signUpId,
      reason: "Em dobro",
    });
    expect(statesOf(db, holder, ...waiting)).toEqual(["cancelled", "confirmed", "confirmed"]);
  });

  it("when a party becomes smaller", () => {
    const { holder, waiting } = full();
    party(holder, 1);
    expect(statesOf(db, holder, ...waiting)).toEqual(["confirmed", "confirmed", "waiting"]);
  });

  it("when there are more of them", () => {
    const { event, waiting, dateId } = full();
    setCapacity(organiserContactOf(db, event), { dateId, capacity: 3 });
    expect(statesOf(db, ...waiting)).toEqual(["confirmed", "waiting"]);
    setCapacity(organiserContactOf(db, event), { dateId, capacity: null });
    expect(statesOf(db, ...waiting)).toEqual(["confirmed", "confirmed"]);
  });

  it("when a date that was off takes place again; while it is off nobody gets one", () => {
    const { event, holder, waiting, dateId } = full();
    cancelDate(organiserContactOf(db, event), { dateId, note: "Chove" });
    giveBack(holder);
    expect(statesOf(db, ...waiting)).toEqual(["waiting", "waiting"]);
    reinstateDate(organiserContactOf(db, event), { dateId });
    expect(statesOf(db, ...waiting)).toEqual(["confirmed", "confirmed"]);
  });

  it("for nobody once it has begun", () => {
    const { holder, waiting } = full();
    giveBack(holder, starts);
    sweepSeats(db, starts);
    expect(statesOf(db, ...waiting)).toEqual(["waiting", "waiting"]);
  });
});

describe("a party", () => {
  it("grows only where nobody who waits could have the seats", () => {
    const event = makeHall(db, 3);
    const guest = makeGuest(db, event, { partySize: 2 });
    party(guest, 3);
    party(guest, 2);
    const other = makeGuest(db, event);
    expect(() => party(guest, 3)).toThrow(Invalid);
    giveBack(other);
    db.$client.prepare("update sign_up set state = 'waiting' where id = ?").run(other.signUpId);
    expect(() => party(guest, 3)).toThrow(Invalid);
  });

  it("that waits may change and keeps its rank; smaller, it may fit at once", () => {
    const event = makeHall(db, 3);
    makeGuest(db, event, { partySize: 2 });
    const large = makeGuest(db, event, { partySize: 2 });
    const next = makeGuest(db, event, { partySize: 3 });
    party(large, 3);
    expect(getAttendeePage(at(), large.token).seats[0]).toMatchObject({ position: 1, partySize: 3 });
    party(next, 1);
    expect(statesOf(db, large, next)).toEqual(["waiting", "confirmed"]);
  });

  it("that is offered seats keeps the deadline", () => {
    const event = makeHall(db, 2);
    const holder = makeGuest(db, event, { partySize: 2 });
    const guest = makeMailedGuest(db, event, "amal@example.org");
    giveBack(holder);
    const { until } = signUpRowOf(db, guest);
    party(guest, 2, plus(testNow, hours(1)));
    expect(signUpRowOf(db, guest)).toMatchObject({ state: "offered", party: 2, until });
  });

  it("that waits is not set back by asking for more in the moment in which its turn comes", () => {
    const event = makeHall(db, 2);
    makeGuest(db, event);
    const holder = makeGuest(db, event);
    const offered = makeMailedGuest(db, event, "first@example.org");
    const next = makeMailedGuest(db, event, "next@example.org");
    giveBack(holder);
    const until = signUpRowOf(db, offered).until as Instant;
    expect(() => party(next, 2, until)).toThrow(Invalid);
    sweepSeats(db, until);
    expect(statesOf(db, offered, next)).toEqual(["cancelled", "offered"]);
    expect(queued(db, "seats_offered")).toBe(2);
  });

  it.each([0, -1, 7, 1.5e9])("of %i is none", (partySize) => {
    expect(() => party(makeGuest(db, makeHall(db, null)), partySize)).toThrow(Invalid);
  });

  it("changes nothing of what was given back, is off or has begun", () => {
    const event = makeHall(db, null);
    const guest = makeGuest(db, event);
    expect(() => party(guest, 2, starts)).toThrow(new Conflict("notPossibleNow"));
    cancelDate(organiserContactOf(db, event), { dateId: event.dateIds[0] ?? "", note: "Chove" });
    expect(() => party(guest, 2)).toThrow(new Conflict("notPossibleNow"));
    reinstateDate(organiserContactOf(db, event), { dateId: event.dateIds[0] ?? "" });
    giveBack(guest);
    expect(() => party(guest, 2)).toThrow(new Conflict("notPossibleNow"));
  });
});

describe("a seat that is held", () => {
  it("is not taken back by fewer seats, nor is one that is offered", () => {
    const event = makeHall(db, 3);
    const dateId = event.dateIds[0] ?? "";
    const [first, second] = [makeGuest(db, event, { partySize: 2 }), makeGuest(db, event)];
    const waiting = makeMailedGuest(db, event, "amal@example.org");
    giveBack(second);
    expect(statesOf(db, waiting)).toEqual(["offered"]);
    expect(() => setCapacity(organiserContactOf(db, event), { dateId, capacity: 2 })).toThrow(Invalid);
    giveBack(waiting);
    setCapacity(organiserContactOf(db, event), { dateId, capacity: 2 });
    expect(statesOf(db, first)).toEqual(["confirmed"]);
    expect(seatsHeld(db)).toBe(2);
  });
});

describe("the public version", () => {
  const version = () => programmeVersionReader(db)();

  it("rises when 'full' begins or ends, and not while somebody else takes the seat at once", () => {
    const event = makeHall(db, 2);
    const start = version();
    const guest = makeGuest(db, event);
    expect(version()).toBe(start);
    party(guest, 2);
    expect(version()).toBe(start + 1);
    const waiting = makeGuest(db, event, { partySize: 2 });
    giveBack(guest);
    expect([statesOf(db, waiting), version()]).toEqual([["confirmed"], start + 1]);
    party(waiting, 1);
    expect(version()).toBe(start + 2);
    const mailed = makeMailedGuest(db, event, "amal@example.org");
    expect(version()).toBe(start + 3);
    eraseAttendee(at(), { token: mailed.token });
    expect(version()).toBe(start + 4);
  });

  it("rises when an offer lapses that nobody waits for", () => {
    const event = makeHall(db, 1);
    const holder = makeGuest(db, event);
    const guest = makeMailedGuest(db, event, "amal@example.org");
    giveBack(holder);
    const start = version();
    accept(guest);
    expect(version()).toBe(start);
    giveBack(guest);
    expect(version()).toBe(start + 1);
    const [again, last] = [makeGuest(db, event), makeMailedGuest(db, event, "last@example.org")];
    giveBack(again);
    expect(version()).toBe(start + 2);
    sweepSeats(db, plus(testNow, hours(24)));
    expect([signUpRowOf(db, last).ended, version()]).toEqual(["lapsed", start + 3]);
    sweepSeats(db, plus(testNow, hours(25)));
    expect(version()).toBe(start + 3);
  });
});
