import type { Database } from "#db/client.server.ts";
import { findSession } from "#db/queries/sessions.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { requireOwnDate } from "./require-own-event.server.ts";

/** Return a session with its date and its event, which the actor may edit. @throws NotFound for other actors */
export function requireOwnSession(tx: Database, ctx: Context, sessionId: string) {
  const session = findSession(tx, sessionId);
  if (!session) throw new NotFound("session");
  return { session, ...requireOwnDate(tx, ctx, session.eventDateId) };
}
