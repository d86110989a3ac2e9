import { confirmEmail } from "#app/domain/attendees/confirm-email.server.ts";
import { type Instant, instantFrom, plus } from "#app/domain/time/zoned-time.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { testNow } from "./clock.ts";
import { actorOf, contextFor, dateInput, type MadeEvent, makeEvent, signUp } from "./factories.ts";

/** Start of the event. In December the clock of Lisbon shows UTC. */
export const starts: Instant = instantFrom("2026-12-18T19:00:00Z");
export const before = (milliseconds: number): Instant => plus(starts, -milliseconds);

/** Make an event on one evening with this number of seats. */
export const makeHall = (
  db: OpenDatabase,
  capacity: number | null,
  overrides: Parameters<typeof makeEvent>[1] = {},
): MadeEvent => makeEvent(db, { dates: [dateInput("2026-12-18T19:00", "2026-12-18T22:00", capacity)], ...overrides });

export const organiserContactOf = (db: OpenDatabase, event: MadeEvent, now: Instant = testNow) =>
  contextFor(db, { actor: actorOf(db, event.email), now });

export type Guest = { token: string; signUpId: string };
type Wish = Parameters<typeof signUp>[2];

/** Sign up an attendee; the newest row is theirs. */
export function makeGuest(db: OpenDatabase, event: MadeEvent, wish: Wish = {}): Guest {
  const { token } = signUp(db, event, wish);
  const row = db.$client.prepare("select id from sign_up order by rowid desc limit 1").get() as { id: string };
  return { token, signUpId: row.id };
}

/** Sign up an attendee who confirms the address. */
export function makeMailedGuest(db: OpenDatabase, event: MadeEvent, email: string, wish: Wish = {}): Guest {
  const guest = makeGuest(db, event, { email, ...wish });
  confirmMail(db, guest.token, wish.now ?? testNow);
  return guest;
}

export function confirmMail(db: OpenDatabase, token: string, now: Instant = testNow): void {
  const { t } = db.$client.prepare("select confirm_token as t from attendee_page where token = ?").get(token) as {
    t: string;
  };
  confirmEmail(contextFor(db, { now }), { token: t });
}

export type SignUpRow = { state: string; party: number; until: number | null; ended: string | null };

export const signUpRowOf = (db: OpenDatabase, { signUpId }: Pick<Guest, "signUpId">): SignUpRow =>
  db.$client
    .prepare("select state, party_size as party, offer_until as until, ended_by as ended from sign_up where id = ?")
    .get(signUpId) as SignUpRow;

export const statesOf = (db: OpenDatabase, ...guests: readonly Guest[]): string[] =>
  guests.map((guest) => signUpRowOf(db, guest).state);

export const seatsHeld = (db: OpenDatabase): number =>
  (
    db.$client
      .prepare(
        "select coalesce(sum(party_size), 0) as held from sign_up where state in ('confirmed', 'offered', 'provisional')",
      )
      .get() as { held: number }
  ).held;

/** Count the queued mails of a kind. */
export const queued = (db: OpenDatabase, kind: string): number =>
  (
    db.$client.prepare("select count(*) as c from outbox where kind = ? and state = 'queued'").get(kind) as {
      c: number;
    }
  ).c;
