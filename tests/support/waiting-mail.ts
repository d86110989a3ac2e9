import { confirmDigest } from "#app/domain/digests/confirm-digest.server.ts";
import { subscribeDigest } from "#app/domain/digests/subscribe-digest.server.ts";
import { confirmEmail } from "#app/domain/attendees/confirm-email.server.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import type { Delivery } from "#app/jobs/deliver-outbox.server.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { testNow } from "./clock.ts";
import { contextFor, type MadeEvent, signUp, testOrigin } from "./factories.ts";
import { sender } from "./mailbox.ts";

export type OutboxLine = {
  id: string;
  kind: string;
  state: string;
  attempts: number;
  error: string | null;
  mail: string | null;
  runAt: number;
};

/** List the rows of the outbox in order of insertion. */
export const outboxOf = (db: OpenDatabase, kind: string = "%"): OutboxLine[] =>
  db.$client
    .prepare(
      "select id, kind, state, attempts, last_error as error, mail, run_at as runAt from outbox where kind like ? order by rowid",
    )
    .all(kind) as OutboxLine[];

/** Delete the mails of other kinds, made by the set-up, because tests count mails. */
export const forgetAllBut = (db: OpenDatabase, kind: string): void => {
  db.$client.prepare("delete from outbox where kind <> ?").run(kind);
};

export function confirmedSeat(
  db: OpenDatabase,
  event: MadeEvent,
  email: string,
  overrides: Parameters<typeof signUp>[2] = {},
): { token: string; signUpId: string } {
  const { now = testNow } = overrides;
  const { token } = signUp(db, event, { email, ...overrides });
  const page = db.$client.prepare("select id, confirm_token as t from attendee_page where token = ?").get(token) as {
    id: string;
    t: string;
  };
  confirmEmail(contextFor(db, { now }), { token: page.t });
  const seat = db.$client.prepare("select id from sign_up where page_id = ?").get(page.id) as { id: string };
  return { token, signUpId: seat.id };
}

export function confirmedDigest(db: OpenDatabase, email: string, query = "", now: Instant = testNow) {
  subscribeDigest(contextFor(db, { now }), { email, params: new URLSearchParams(query) });
  const { t } = db.$client.prepare("select confirm_token as t from digest where email = ?").get(email) as { t: string };
  return confirmDigest(contextFor(db, { now }), { token: t });
}

export const deliveryOver = (
  transport: Delivery["transport"],
  world: { db: OpenDatabase; clock: { now: () => Instant } },
  overrides: Partial<Delivery> = {},
): Delivery => ({
  db: world.db,
  clock: world.clock.now,
  origin: testOrigin,
  defaultLanguage: "en",
  sender,
  transport,
  report: (fault) => {
    throw fault;
  },
  ...overrides,
});

/** Make a promise that the caller resolves. */
export function promised(): { kept: Promise<void>; keep: () => void } {
  let keep = () => {};
  const kept = new Promise<void>((resolve) => {
    keep = resolve;
  });
  return { kept, keep };
}
