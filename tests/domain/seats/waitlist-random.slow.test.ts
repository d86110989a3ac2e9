import { DomainError } from "#app/domain/errors.ts";
import { setCapacity } from "#app/domain/dates/set-capacity.server.ts";
import { acceptOffer } from "#app/domain/sign-ups/accept-offer.server.ts";
import { cancelSignUp } from "#app/domain/sign-ups/cancel-sign-up.server.ts";
import { changeParty } from "#app/domain/sign-ups/change-party-size.server.ts";
import { sweepSeats } from "#app/domain/seats/sweep-seats.server.ts";
import { days, hours, type Instant, minutes } from "#app/domain/time/zoned-time.ts";
import { type OpenDatabase, privateCopy } from "#db/client.server.ts";
import { programmeVersionReader } from "#db/queries/instance.server.ts";
import fc from "fast-check";
import { expect, it } from "vitest";
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

type Row = { mailed: boolean; people: number; state: string; until: number | null };
type World = { now: number; capacity: number; rows: Row[] };

const isHeld = (row: Pick<Row, "state">) => row.state === "confirmed" || row.state === "offered";
const held = (rows: readonly Omit<Row, "mailed">[]) => rows.filter(isHeld).reduce((sum, row) => sum + row.people, 0);
const freeIn = (world: World) => world.capacity - held(world.rows);
const end = (row: Row) => Object.assign(row, { state: "cancelled", until: null });
const isStanding = (row: Row, now: number) => row.state === "offered" && (row.until ?? 0) > now;

/** The published figures, written a second time. */
function hoursToAnswer(away: number): number {
  if (away > days(3)) return 24;
  if (away > days(1)) return 6;
  return away >= hours(6) ? 2 : 0;
}

/** The published rule, written a second time and more plainly: time first, then everybody in order. */
function settle(world: World): void {
  world.rows.filter((row) => row.state === "offered" && !isStanding(row, world.now)).map(end);
  const stands = hoursToAnswer(starts - world.now);
  for (const row of world.rows) {
    if (row.state !== "waiting" || row.people > freeIn(world)) continue;
    const isAsked = row.mailed && stands > 0;
    row.state = isAsked ? "offered" : "confirmed";
    row.until = isAsked ? world.now + hours(stands) : null;
  }
}

type Real = { db: OpenDatabase; event: ReturnType<typeof makeHall>; guests: Guest[]; now: Instant };
const asAnybody = ({ db, now }: Real) => contextFor(db, { now, actor: { kind: "anonymous" } });

/**
 * One thing that happens: what is to become of the world by it (false: it is refused, and everything stays), and how it is
 * done on the real thing.
 */
type Step = { name: string; expect: (world: World) => boolean; perform: (real: Real) => void };

/** Somebody who signed up, counted round; nobody while nobody did. */
const at = <T>(all: readonly T[], who: number): T | undefined => all[who % all.length];
const withRow = (who: number, change: (row: Row, world: World) => boolean) => (world: World) => {
  const row = at(world.rows, who);
  return row !== undefined && change(row, world);
};
const withGuest = (who: number, act: (real: Real, guest: Guest) => void) => (real: Real) => {
  const guest = at(real.guests, who);
  if (guest) act(real, guest);
};

const come = (people: number, mailed: boolean): Step => ({
  name: `come ${people}`,
  expect(world) {
    settle(world);
    if (people > world.capacity) return false;
    world.rows.push({ mailed, people, state: people <= freeIn(world) ? "confirmed" : "waiting", until: null });
    return true;
  },
  perform(real) {
    const email = mailed ? `guest${real.guests.length}@example.org` : null;
    const guest = makeGuest(real.db, real.event, { partySize: people, email, now: real.now });
    real.guests.push(guest);
    if (mailed) confirmMail(real.db, guest.token, real.now);
  },
});

const leave = (who: number): Step => ({
  name: `leave ${who}`,
  expect: withRow(who, (row, world) => {
    // Twice is the same as once: then it is nobody's turn either.
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
    if (row.state !== "waiting" && people - row.people > freeIn(world)) return false;
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
const steps = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.tuple(people, fc.boolean()).map((args) => come(...args)) },
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
    .all() as Omit<Row, "mailed">[];

/** Runs a step both ways; what the verbs refuse in words is no fault. */
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

/** What must hold whoever wrote the rule: nothing is sold twice, and nobody waits who would fit. */
function holdRules(rows: readonly Omit<Row, "mailed">[], capacity: number): void {
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
      const db = privateCopy(stage);
      db.$client.prepare("update event_date set capacity = ?").run(capacity);
      const version = programmeVersionReader(db);
      const real: Real = { db, event, guests: [], now: before(hours(away)) };
      let world: World = { now: real.now, capacity, rows: [] };
      for (const step of course) {
        const [was, raised] = [world, version()];
        world = take(step, world, real);
        const rows = rowsOf(db);
        expect([step.name, rows]).toEqual([step.name, world.rows.map(({ mailed: _mailed, ...row }) => row)]);
        holdRules(rows, world.capacity);
        // What the organiser changes is shown anyway.
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
