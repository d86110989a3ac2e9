import { writeTransaction } from "#db/client.server.ts";
import { countSessions, insertSession } from "#db/queries/sessions.server.ts";
import { randomUUID } from "node:crypto";
import type { Context } from "../context.ts";
import { Invalid } from "../errors.ts";
import { requireKeepableRoom } from "./require-keepable-room.ts";
import { contentOutcome } from "../event-access/content-outcome.server.ts";
import { recordChange } from "../changes/record-change.server.ts";
import { requireOwnDate } from "../event-access/require-own-event.server.ts";
import { changeSessionTitles } from "./change-session-titles.server.ts";
import { maxSessions, type SessionInput } from "../model/session.ts";
import { validateSessionTimes } from "./validate-session-times.server.ts";

/**
 * Add a session to a date, with a room, a track and a language; sessions may run in parallel. A session whose titles
 * are only proposed is not shown until a coordinator accepts them.
 * @throws NotFound for an actor who may not edit the event; Conflict when the event was refused or hidden; Invalid by
 * field
 */
export function scheduleSession(ctx: Context, input: SessionInput & { dateId: string }): { sessionId: string } {
  return writeTransaction(ctx.db, (tx) => {
    const { date, event } = requireOwnDate(tx, ctx, input.dateId);
    const outcome = contentOutcome(tx, ctx.actor, event);
    if (!input.titles[event.language]) throw new Invalid({ [`title.${event.language}`]: { key: "required" } });
    requireKeepableRoom(event, input.room);
    const { count, nextPosition } = countSessions(tx, date.id);
    if (count >= maxSessions) throw new Invalid({ "": { key: "tooMany", values: { max: maxSessions } } });
    const sessionId = randomUUID();
    const action = outcome === "applied" ? "event.schedule-session" : "event.propose";
    const change = { event, audit: [{ action, fields: ["sessions"] }], urgent: "session" };
    const times = validateSessionTimes(date, input);
    recordChange(tx, ctx, change, (writable) => {
      insertSession(writable, {
        id: sessionId,
        eventDateId: date.id,
        ...times,
        room: input.room,
        track: input.track,
        spokenLanguage: input.spokenLanguage,
        capacity: input.capacity,
        participation: input.door ?? null,
        position: nextPosition,
        revisedAt: ctx.now,
      });
      changeSessionTitles(writable, ctx, { event, sessionId, titles: input.titles, outcome });
    });
    return { sessionId };
  });
}
