import type { Database } from "#db/client.server.ts";
import { findPageByToken } from "#db/queries/attendee-pages.server.ts";
import { findPool, type PoolKey } from "#db/queries/seats.server.ts";
import { findSignUp } from "#db/queries/sign-ups.server.ts";
import { NotFound } from "../errors.ts";

/** A sign-up that stands on the page whose secret is given. @throws NotFound for every other one */
export function requireSignUp(tx: Database, input: { token: string; signUpId: string }) {
  const page = findPageByToken(tx, input.token);
  const signUp = findSignUp(tx, input.signUpId);
  if (!page || signUp?.pageId !== page.id) throw new NotFound("sign-up");
  const key: PoolKey = { dateId: signUp.eventDateId, sessionId: signUp.eventSessionId };
  return { page, signUp, key, pool: findPool(tx, key) };
}
