import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { updateEvent } from "#db/queries/events.server.ts";
import { countSessions, insertSession } from "#db/queries/programme-sessions.server.ts";
import { randomUUID } from "node:crypto";
import type { Context } from "../context.ts";
import { Conflict, Invalid } from "../errors.ts";
import type { Language } from "../languages/language.ts";
import type { SpokenLanguage } from "../languages/spoken-language.ts";
import { isFreelyEditable } from "../reviews/review-state.ts";
import { localDateOf } from "../time/zoned-time.ts";
import type { DateInput } from "./event-input.ts";
import { settleDate } from "./settle-dates.server.ts";
import { requireOwnDate } from "./require-own-event.server.ts";

/**
 * Adds a session to the programme of a date, in its own room, track and language; sessions may run side by side.
 * @param input wall clock in the zone of the date, within the date
 * @throws NotFound for a stranger; Conflict once the event was decided on; Invalid under `dates[0]`
 */
export function scheduleSession(
  ctx: Context,
  input: Omit<DateInput, "startOffset" | "endOffset"> & {
    dateId: string;
    titles: Partial<Record<Language, string>>;
    room: string | null;
    track: string | null;
    spokenLanguage: SpokenLanguage | null;
  },
): void {
  writeTransaction(ctx.db, (tx) => {
    const { date, event } = requireOwnDate(tx, ctx, input.dateId);
    if (!isFreelyEditable(event.review)) throw new Conflict("eventDecided");
    const window = { from: localDateOf(date.startsAtLocal), to: localDateOf(date.endsAtLocal) };
    const times = { ...input, startOffset: date.startOffset, endOffset: date.endOffset };
    const session = settleDate(times, date.timeZone, window);
    if (session.startsAtUtc < date.startsAtUtc || session.endsAtUtc > date.endsAtUtc) {
      throw new Invalid({ "dates[0].start": { key: "sessionOutsideDate" } });
    }
    insertSession(tx, {
      session: {
        id: randomUUID(),
        eventDateId: date.id,
        startsAtLocal: session.startsAtLocal,
        endsAtLocal: session.endsAtLocal,
        startOffset: session.startOffset,
        endOffset: session.endOffset,
        startsAtUtc: session.startsAtUtc,
        endsAtUtc: session.endsAtUtc,
        room: input.room,
        track: input.track,
        spokenLanguage: input.spokenLanguage,
        capacity: input.capacity,
        position: countSessions(tx, date.id),
        revisedAt: ctx.now,
      },
      titles: input.titles,
    });
    updateEvent(tx, event, { revisedAt: ctx.now, revision: event.revision + 1 });
    recordAudit(tx, ctx, {
      action: "event.schedule-session",
      subjectKind: "event",
      subjectId: event.id,
      cityId: event.cityId,
      fields: ["sessions"],
    });
  });
}
