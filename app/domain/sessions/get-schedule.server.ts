import { listAllSessions, readSessionTitles } from "#db/queries/sessions.server.ts";
import { listDatesOfEvent } from "#db/queries/programme.server.ts";
import { findProposedRevision } from "#db/queries/revisions.server.ts";
import type { Context } from "../context.ts";
import type { Language } from "../languages/language.ts";
import { isEditable } from "../model/review-state.ts";
import { type RevisedFields, proposedTitles } from "../model/revision.ts";
import { requireOwnEvent } from "../event-access/require-own-event.server.ts";
import { maxSessions, roomClashes, type SessionTitles } from "../model/session.ts";

/**
 * Return the schedule of an event for its organiser, date by date, with proposed titles and room clashes.
 * @throws NotFound for an actor who is not a member of the lead organisation
 */
export function getSchedule(ctx: Context, eventId: string) {
  const event = requireOwnEvent(ctx.db, ctx, eventId);
  const dates = listDatesOfEvent(ctx.db, ctx.language, event.id);
  const ids = dates.map((date) => date.dateId);
  const sessions = listAllSessions(ctx.db, ids);
  const publicTitles = readSessionTitles(
    ctx.db,
    sessions.map((session) => session.id),
  );
  const proposed = findProposedRevision(ctx.db, event.id)?.fields ?? {};
  const entries = sessions.map((session) => ({
    ...entryOf(event.language, publicTitles(session.id), proposedTitles(proposed, session.id)),
    ...session,
  }));
  return {
    eventId: event.id,
    title: dates[0]?.title ?? "",
    textLanguage: dates[0]?.textLanguage ?? event.language,
    isPublic: event.review === "approved",
    isOpen: isEditable(event.review),
    dates: dates.map(({ dateId, startsAtLocal, endsAtLocal, countryCode }) => {
      const own = entries.filter((entry) => entry.eventDateId === dateId);
      return {
        dateId,
        startsAtLocal,
        endsAtLocal,
        countryCode,
        sessions: own,
        clashes: roomClashes(own).map((pair) => pair.map(({ id, title }) => ({ id, title }))),
        isFull: own.length >= maxSessions,
      };
    }),
  };
}
export type Schedule = ReturnType<typeof getSchedule>;

/**
 * Return the title of a session, a proposed one first, and its state: `shown`; `retitled` or `waiting` while titles are
 * proposed for a session that the public sees or does not see; `unseen` without any title.
 */
function entryOf(language: Language, shown: SessionTitles, proposed: RevisedFields) {
  const title = proposed[language]?.after ?? shown[language] ?? Object.values(shown)[0];
  const isShown = Object.keys(shown).length > 0;
  const isWaiting = Object.keys(proposed).length > 0;
  const state = isWaiting ? (isShown ? "retitled" : "waiting") : isShown ? "shown" : "unseen";
  return { title: typeof title === "string" ? title : "", state } as const;
}
