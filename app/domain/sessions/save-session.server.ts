import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { changeSession } from "./change-session.server.ts";
import { removeSession } from "./remove-session.server.ts";
import { requireOwnDate } from "../event-access/require-own-event.server.ts";
import { requireOwnSession } from "../event-access/require-own-session.server.ts";
import { scheduleSession } from "./schedule-session.server.ts";
import { type SessionForm, sessionInputOf } from "./session-form.ts";

/**
 * Run the action chosen on the page of a session: create, change or remove a session.
 * @param input `sessionId`: null for a new session of the date that the form names
 * @throws NotFound for an actor who may not edit the event, and for a session or a date of another event; Conflict;
 * Invalid by field
 */
export function saveSession(
  ctx: Context,
  input: { eventId: string; sessionId: string | null; form: SessionForm | { intent: "remove" } },
): void {
  const { eventId, sessionId, form } = input;
  if (sessionId === null) {
    if (form.intent === "remove") throw new NotFound("session");
    const { date } = requireOwnDate(ctx.db, ctx, form.dateId);
    if (date.eventId !== eventId) throw new NotFound("date");
    scheduleSession(ctx, { ...sessionInputOf(form, date), dateId: date.id });
    return;
  }
  const { date } = requireOwnSession(ctx.db, ctx, sessionId);
  if (date.eventId !== eventId) throw new NotFound("session");
  if (form.intent === "remove") removeSession(ctx, { sessionId });
  else changeSession(ctx, { ...sessionInputOf(form, date), sessionId });
}
