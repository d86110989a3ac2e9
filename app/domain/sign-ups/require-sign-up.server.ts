import type { Database } from "#db/client.server.ts";
import { findPageByToken } from "#db/queries/attendee-pages.server.ts";
import { findPool, type PoolKey } from "#db/queries/seats.server.ts";
import { findSignUp } from "#db/queries/sign-ups.server.ts";
import { NotFound } from "../errors.ts";

/** Return a sign-up of the attendee page with the given token. @throws NotFound for any other sign-up */
export function requireSignUp(tx: Database, input: { token: string; signUpId: string }) {
  const page = findPageByToken(tx, input.token);
  const signUp = findSignUp(tx, input.signUpId);
  if (!page || signUp?.pageId !== page.id) throw new NotFound("sign-up");
  const key: PoolKey = { dateId: signUp.eventDateId, sessionId: signUp.eventSessionId };
  return { page, signUp, key, pool: findPool(tx, key) };
}
