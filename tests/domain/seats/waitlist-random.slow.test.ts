import { DomainError } from "#app/domain/errors.ts";
import { changeEmail } from "#app/domain/attendees/change-email.server.ts";
import { setCapacity } from "#app/domain/dates/set-capacity.server.ts";
import { acceptOffer } from "#app/domain/sign-ups/accept-offer.server.ts";
import { cancelSignUp } from "#app/domain/sign-ups/cancel-sign-up.server.ts";
import { changeParty } from "#app/domain/sign-ups/change-party-size.server.ts";
import { sweepSeats } from "#app/domain/seats/sweep-seats.server.ts";
import { days, hours, type Instant, minutes } from "#app/domain/time/zoned-time.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { programmeVersionReader } from "#db/queries/instance.server.ts";
import fc from "fast-check";
import { expect, it } from "vitest";
import { memoryCopy } from "#tests/support/database.ts";
import { contextFor, openWeek } from "#tests/support/factories.ts";
import {
  before,
  confirmMail,
  type Guest,
  makeGuest,
  makeHall,
  organiserContactOf,
  starts,
} from "#tests/support/seats.ts";

/** `mailed`: the address is confirmed. `from`: the network of the sign-up. */
type Row = { mailed: boolean; from: string; people: number; state: string; until: number | null };
type World = { now: number; capacity: number; rows: Row[] };

const isHeld = (row: Pick<Row, "state">) => ["confirmed", "offered", "provisional"].includes(row.state);
const held = (rows: readonly Shown[]) => rows.filter(isHeld).reduce((sum, row) => sum + row.people, 0);
const freeIn = (world: World) => world.capacity - held(world.rows);
const end = (row: Row) => Object.assign(row, { state: "cancelled", until: null });
type Shown = Omit<Row, "mailed" | "from">;
/** Seats of up to six that one network may have without a confirmed address. */
const capOf = (world: World) => (world.capacity < 4 ? 1 : Math.floor(world.capacity / 2));
/** Seats that a network holds or waits for without a confirmed address or a deadline to confirm one. */
const takenFrom = (world: World, from: string) =>
  world.rows
    .filter((row) => row.from === from && !row.mailed && row.until === null && row.state !== "cancelled")
    .reduce((sum, row) => sum + row.people, 0);
const isStanding = (row: Row, now: number) => row.state === "offered" && (row.until ?? 0) > now;

/** Hours to answer an offer, independent of the tested code. */
function hoursToAnswer(away: number): number {
  if (away > days(3)) return 24;
  if (away > days(1)) return 6;
  return away >= hours(6) ? 2 : 0;
}

/**
 * The published rule in a simpler form, independent of the tested code: first deadlines, then all waiting parties in
 * order.
 */
function settle(world: World): void {
  world.rows.filter((row) => row.until !== null && row.until <= world.now).map(end);
  const stands = hoursToAnswer(starts - world.now);
  for (const row of world.rows) {
    if (row.state !== "waiting" || row.people > freeIn(world)) continue;
    if (row.until !== null) {
      row.state = "provisional";
      continue;
    }
    const isAsked = row.mailed && stands > 0;
    row.state = isAsked ? "offered" : "confirmed";
    row.until = isAsked ? world.now + hours(stands) : null;
  }
}

type Real = { db: OpenDatabase; event: ReturnType<typeof makeHall>; guests: Guest[]; now: Instant };
const asAnybody = ({ db, now }: Real) => contextFor(db, { now, actor: { kind: "anonymous" } });

/**
 * One act: its expected result in the model (false: it is refused, and nothing changes), and how to perform it for
 * real.
 */
type Step = { name: string; expect: (world: World) => boolean; perform: (real: Real) => void };

/** Return the attendee with this number, counted round; undefined when there is none. */
const at = <T>(all: readonly T[], who: number): T | undefined => all[who % all.length];
const withRow = (who: number, change: (row: Row, world: World) => boolean) => (world: World) => {
  const row = at(world.rows, who);
  return row !== undefined && change(row, world);
};
const withGuest = (who: number, act: (real: Real, guest: Guest) => void) => (real: Real) => {
  const guest = at(real.guests, who);
  if (guest) act(real, guest);
};

/** When the address is given and confirmed: at once, perhaps later, or never. */
type Address = "now" | "later" | "none";
const come = (people: number, address: Address, from: string): Step => ({
  name: `come ${people} ${address} from ${from}`,
  expect(world) {
    settle(world);
    if (people > world.capacity) return false;
    const mailed = address === "now";
    const isTooMany = !mailed && takenFrom(world, from) + people > capOf(world);
    const until = isTooMany ? Math.min(world.now + hours(2), starts) : null;
    const seated = isTooMany ? "provisional" : "confirmed";
    world.rows.push({ mailed, from, people, state: people <= freeIn(world) ? seated : "waiting", until });
    return true;
  },
  perform(real) {
    const email = address === "none" ? null : `guest${real.guests.length}@example.org`;
    const guest = makeGuest(real.db, real.event, { partySize: people, email, now: real.now, network: from });
    real.guests.push(guest);
    if (address === "now") confirmMail(real.db, guest.token, real.now);
  },
});

const hasLink = (db: OpenDatabase, token: string) =>
  db.$client.prepare("select confirm_token from attendee_page where token = ?").pluck().get(token) !== null;

const confirm = (who: number): Step => ({
  name: `confirm ${who}`,
  expect: withRow(who, (row, world) => {
    if (row.mailed) return false;
    settle(world);
    row.mailed = true;
    if (row.state === "provisional") Object.assign(row, { state: "confirmed", until: null });
    else if (row.state === "waiting") row.until = null;
    return true;
  }),
  perform: withGuest(who, (real, guest) => {
    // Attendees without an address give one now.
    if (!hasLink(real.db, guest.token)) changeEmail(asAnybody(real), { token: guest.token, email: mailOf(guest) });
    confirmMail(real.db, guest.token, real.now);
  }),
});
const mailOf = (guest: Guest) => `${guest.signUpId}@example.org`;

const leave = (who: number): Step => ({
  name: `leave ${who}`,
  expect: withRow(who, (row, world) => {
    // Cancelling twice frees no seats.
    if (row.state === "cancelled") return false;
    end(row);
    settle(world);
    return true;
  }),
  perform: withGuest(who, (real, guest) => cancelSignUp(asAnybody(real), guest)),
});

const accept = (who: number): Step => ({
  name: `accept ${who}`,
  expect: withRow(who, (row, world) => {
    if (!isStanding(row, world.now)) return false;
    Object.assign(row, { state: "confirmed", until: null });
    return true;
  }),
  perform: withGuest(who, (real, guest) => acceptOffer(asAnybody(real), guest)),
});

const change = (who: number, people: number): Step => ({
  name: `change ${who} to ${people}`,
  expect: withRow(who, (row, world) => {
    settle(world);
    if (row.state === "cancelled" || people > world.capacity) return false;
    const more = people - row.people;
    if (row.state !== "waiting" && more > freeIn(world)) return false;
    const isFixed = row.until === null && !row.mailed;
    if (isFixed && more > 0 && takenFrom(world, row.from) + more > capOf(world)) return false;
    row.people = people;
    settle(world);
    return true;
  }),
  perform: withGuest(who, (real, guest) => changeParty(asAnybody(real), { ...guest, partySize: people })),
});

const resize = (capacity: number): Step => ({
  name: `resize ${capacity}`,
  expect(world) {
    if (capacity < held(world.rows) || capacity === world.capacity) return false;
    world.capacity = capacity;
    settle(world);
    return true;
  },
  perform: ({ db, event, now }) =>
    setCapacity(organiserContactOf(db, event, now), { dateId: event.dateIds[0] ?? "", capacity }),
});

const wait = (howLong: number): Step => ({
  name: `wait ${howLong}`,
  expect(world) {
    if (world.now + minutes(howLong) >= starts) return false;
    world.now += minutes(howLong);
    settle(world);
    return true;
  },
  perform: ({ db, now }) => sweepSeats(db, now),
});

const who = fc.nat({ max: 11 });
const people = fc.integer({ min: 1, max: 4 });
const address = fc.constantFrom<Address>("now", "later", "none");
const from = fc.constantFrom("here", "there");
const steps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.tuple(people, address, from).map((args) => come(...args)) },
    { weight: 2, arbitrary: who.map(confirm) },
    { weight: 3, arbitrary: who.map(leave) },
    { weight: 2, arbitrary: who.map(accept) },
    { weight: 2, arbitrary: fc.tuple(who, people).map((args) => change(...args)) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 6 }).map(resize) },
    { weight: 2, arbitrary: fc.constantFrom(1, 119, 120, 359, 360, 1440).map(wait) },
  ),
  { minLength: 8, maxLength: 25 },
);

const rowsOf = (db: OpenDatabase) =>
  db.$client
    .prepare("select party_size as people, state, offer_until as until from sign_up order by rowid")
    .all() as Shown[];

/** Perform a step in the model and for real; refusals are expected. */
function take(step: Step, world: World, real: Real): World {
  const next: World = structuredClone(world);
  const after = step.expect(next) ? next : world;
  try {
    step.perform({ ...real, now: after.now as Instant });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
  return after;
}

/** Check two rules directly: no seat is taken twice, and no party waits that would fit. */
function holdRules(rows: readonly Shown[], capacity: number): void {
  const taken = held(rows);
  const smallest = Math.min(...rows.filter((row) => row.state === "waiting").map((row) => row.people));
  expect(taken).toBeLessThanOrEqual(capacity);
  expect(smallest).toBeGreaterThan(capacity - taken);
}

const isFull = (world: World) => freeIn(world) <= 0;

it("seats go by the published rule whatever people do, are never sold twice, and never idle while somebody fits", {
  timeout: 300_000,
}, () => {
  const stage = openWeek();
  const event = makeHall(stage, 1, { now: before(days(20)) });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 100 }), steps, (capacity, away, course) => {
      const db = memoryCopy(stage);
      db.$client.prepare("update event_date set capacity = ?").run(capacity);
      const version = programmeVersionReader(db);
      const real: Real = { db, event, guests: [], now: before(hours(away)) };
      let world: World = { now: real.now, capacity, rows: [] };
      for (const step of course) {
        const [was, raised] = [world, version()];
        world = take(step, world, real);
        const rows = rowsOf(db);
        expect([step.name, rows]).toEqual([step.name, world.rows.map(({ mailed: _, from: _from, ...row }) => row)]);
        holdRules(rows, world.capacity);
        // Other changes by the organiser raise the programme version anyway.
        const isShown = was.capacity === world.capacity && version() !== raised;
        expect([step.name, isShown]).toEqual([
          step.name,
          was.capacity === world.capacity && isFull(was) !== isFull(world),
        ]);
      }
      db.$client.close();
    }),
    { numRuns: Number(process.env["PROPERTY_RUNS"] ?? 100), seed: 20261218 },
  );
});
