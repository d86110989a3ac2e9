import { addAttendee } from "#app/domain/check-in/add-attendee.server.ts";
import { checkInByCode, setArrived } from "#app/domain/check-in/check-in.server.ts";
import { isFound, outcomeOf } from "#app/domain/check-in/door-person.ts";
import { recordArrivals } from "#app/domain/check-in/record-arrivals.server.ts";
import { Invalid, NotFound } from "#app/domain/errors.ts";
import { hours, type Instant, minutes, plus } from "#app/domain/time/zoned-time.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { contextFor, type MadeEvent, makeOrganisation, openWeek } from "../../support/factories.ts";
import { before, type Guest, makeGuest, makeHall, organiserContactOf, starts } from "../../support/seats.ts";

let db: OpenDatabase;
let event: MadeEvent;
let where: { eventId: string; dateId: string };
beforeEach(() => {
  db = openWeek();
  event = makeHall(db, 12, { partyLimit: 12 });
  where = { eventId: event.eventId, dateId: event.dateIds[0] ?? "" };
});
const at = (now: Instant) => organiserContactOf(db, event, now);
const here = ({ signUpId }: Pick<Guest, "signUpId">) =>
  db.$client.prepare("select arrived, checked_in_at as first from sign_up where id = ?").get(signUpId);
const send = (now: Instant, arrivals: Parameters<typeof recordArrivals>[1]["arrivals"]) =>
  recordArrivals(at(now), { ...where, arrivals });

describe("a group at the door", () => {
  it("comes in parts: the first arrival keeps its time, the code brings the rest, and all of it can be taken back", () => {
    const guest = makeGuest(db, event, { partySize: 4 });
    const set = (now: Instant, arrived: number) => setArrived(at(now), { ...where, signUpId: guest.signUpId, arrived });
    expect(set(starts, 2)).toMatchObject({ before: 0, arrived: 2 });
    const { code } = db.$client.prepare("select check_in_code as code from sign_up").get() as { code: string };
    expect(checkInByCode(at(plus(starts, minutes(5))), { ...where, code })).toMatchObject({ before: 2, arrived: 4 });
    expect(here(guest)).toEqual({ arrived: 4, first: starts });
    expect(set(plus(starts, minutes(6)), 99)).toMatchObject({ arrived: 4 });
    expect(set(plus(starts, minutes(7)), 0)).toMatchObject({ before: 4, arrived: 0 });
    expect(here(guest)).toEqual({ arrived: 0, first: null });
  });

  it("is not noted by others, nor for another date or a party that waits", () => {
    const guest = makeGuest(db, event, { partySize: 12 });
    const waiting = makeGuest(db, event);
    const other = makeHall(db, 3);
    const stranger = contextFor(db, { actor: makeOrganisation(db).actor });
    const input = { ...where, signUpId: guest.signUpId, arrived: 1 };
    expect(() => setArrived(stranger, input)).toThrow(NotFound);
    expect(() => setArrived(at(starts), { ...input, signUpId: waiting.signUpId })).toThrow(NotFound);
    expect(() => setArrived(at(starts), { ...input, eventId: other.eventId })).toThrow(NotFound);
    expect(() => recordArrivals(stranger, { ...where, arrivals: [] })).toThrow(NotFound);
  });
});

describe("two phones at one door", () => {
  it("agree on the later note, whichever is sent first", () => {
    const guest = makeGuest(db, event, { partySize: 4 });
    const note = (minute: number, arrived: number) => ({
      signUpId: guest.signUpId,
      at: plus(starts, minutes(minute)),
      arrived,
    });
    const now = plus(starts, minutes(30));
    expect(send(now, [note(10, 4)]).noted).toBe(1);
    expect(send(now, [note(5, 2)]).noted).toBe(0);
    expect(here(guest)).toMatchObject({ arrived: 4 });
    expect(send(now, [note(20, 0)]).noted).toBe(1);
    expect(send(now, [note(15, 4)]).noted).toBe(0);
    expect(here(guest)).toEqual({ arrived: 0, first: null });
  });
});

describe("somebody who did not sign up", () => {
  const walkIn = { nickname: "Avó", partySize: 3 };

  it("is only added before the day, and checked in from that day on", () => {
    const add = (now: Instant, requestId: string = randomUUID()) =>
      addAttendee(at(now), { ...where, requestId, ...walkIn });
    expect(add(before(hours(48))).arrived).toBe(0);
    const requestId = randomUUID();
    const { signUpId } = add(starts, requestId);
    expect(here({ signUpId })).toEqual({ arrived: 3, first: starts });
    setArrived(at(starts), { ...where, signUpId, arrived: 1 });
    // The same form sent again does not undo the correction.
    expect(add(plus(starts, minutes(1)), requestId)).toEqual({ signUpId, before: 1, arrived: 1 });
    expect(db.$client.prepare("select count(*) from sign_up").pluck().get()).toBe(2);
  });

  it("is kept by a phone, corrected there, and added once, also after the end; the phone hears who found no seat", () => {
    const [requestId, tooMany] = [randomUUID(), randomUUID()];
    const note = { signUpId: requestId, at: plus(starts, minutes(10)), arrived: 3, walkIn };
    const crowd = { ...note, signUpId: tooMany, walkIn: { nickname: null, partySize: 10 } };
    const late = plus(starts, hours(5));
    expect(send(late, [note, crowd])).toEqual({ noted: 1, refused: [tooMany] });
    expect(send(late, [note, { ...note, at: plus(note.at, minutes(1)), arrived: 2 }])).toMatchObject({ refused: [] });
    expect(db.$client.prepare("select party_size, arrived, nickname from sign_up").all()).toEqual([
      { party_size: 3, arrived: 2, nickname: "Avó" },
    ]);
    // Without its nickname a later note still finds the party.
    send(late, [{ signUpId: requestId, at: plus(note.at, minutes(2)), arrived: 0 }]);
    expect(db.$client.prepare("select arrived from sign_up").pluck().get()).toBe(0);
  });

  it("gives the seats back when taken back, to whoever waits, and gets them again only while they are free", () => {
    const requestId = randomUUID();
    const note = (minute: number, arrived: number) => ({
      signUpId: requestId,
      at: plus(starts, minutes(minute)),
      arrived,
      walkIn,
    });
    const held = () =>
      db.$client.prepare("select coalesce(sum(party_size), 0) from sign_up where state = 'confirmed'").pluck().get();
    const now = plus(starts, minutes(30));
    expect(send(now, [note(1, 3)])).toEqual({ noted: 1, refused: [] });
    expect(send(now, [note(2, 0)])).toEqual({ noted: 1, refused: [] });
    expect(held()).toBe(0);
    // The phone may not know whether the first note arrived.
    expect(send(now, [note(2, 0), { ...note(2, 0), signUpId: randomUUID() }])).toEqual({ noted: 0, refused: [] });
    expect(send(now, [note(3, 2)])).toEqual({ noted: 1, refused: [] });
    expect(held()).toBe(3);
    expect(setArrived(at(now), { ...where, signUpId: requestId, arrived: 0 })).toMatchObject({ before: 2, arrived: 0 });
    makeGuest(db, event, { partySize: 12 });
    expect(send(plus(now, minutes(2)), [note(31, 3)])).toEqual({ noted: 0, refused: [requestId] });
    expect(held()).toBe(12);
  });

  it("keeps the seats of a party that was added before the day", () => {
    const { signUpId } = addAttendee(at(plus(starts, -hours(48))), { ...where, requestId: randomUUID(), ...walkIn });
    for (const arrived of [3, 0]) setArrived(at(starts), { ...where, signUpId, arrived });
    expect(db.$client.prepare("select state from sign_up").pluck().get()).toBe("confirmed");
  });

  it("is refused without a free seat, in the form", () => {
    makeGuest(db, event, { partySize: 12 });
    expect(() => addAttendee(at(starts), { ...where, requestId: randomUUID(), ...walkIn })).toThrow(Invalid);
  });
});

it.each([
  [0, 4, "in"],
  [2, 4, "in"],
  [4, 4, "again"],
  [4, 2, "changed"],
  [4, 0, "undone"],
  [0, 0, "added"],
] as const)("calls a note from %i to %i people here %j", (had, arrived, outcome) => {
  expect(outcomeOf({ before: had, arrived })).toBe(outcome);
});

it.each([
  ["", true],
  ["oñ", true],
  ["OJO", false],
  ["k7", true],
  [" k7-tm", true],
  ["7tm", false],
  ["\0", false],
  ["(", false],
])("finds the party Toño with the code K7TM by %j: %j", (query, found) => {
  expect(isFound({ id: "1", checkInCode: "K7TM", nickname: "Toño" }, query)).toBe(found);
});
