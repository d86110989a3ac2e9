import { listHiddenDatesOf, listPublicDatesOf } from "#db/queries/programme.server.ts";
import type { Context } from "../context.ts";
import type { Language } from "../languages/language.ts";
import { Gone, NotFound } from "../errors.ts";
import { buildEventView, type EventView } from "./build-event-view.server.ts";

/**
 * Return a public event with its texts in the reader's language, else in the original.
 * @param textLanguage language of the texts, where it is written in that; null: the reader's
 * @throws Gone for an event that was hidden; NotFound when there is no event at this address that the public may see
 */
export function getPublicEvent(ctx: Context, slug: string, textLanguage: Language | null = null): EventView {
  const rows = listPublicDatesOf(ctx.db, ctx.language, slug);
  if (rows.length === 0 && listHiddenDatesOf(ctx.db, ctx.language, slug).length > 0) throw new Gone("event");
  if (rows.length === 0) throw new NotFound("event");
  const event = buildEventView(ctx, rows, { kind: "public" });
  const isOther = textLanguage !== null && textLanguage !== event.textLanguage;
  if (!isOther || !event.writtenIn.includes(textLanguage)) return event;
  const own = { ...ctx, language: textLanguage };
  return withTextsOf(event, buildEventView(own, listPublicDatesOf(ctx.db, textLanguage, slug), { kind: "public" }));
}

/** Take what organisers wrote from another version; names of places, and the interface, stay in the reader's language. */
function withTextsOf(event: EventView, version: EventView): EventView {
  const { title, summary, description, textLanguage, textState } = version;
  const sessionsOf = new Map(version.dates.map((date) => [date.dateId, date.sessions]));
  const dates = event.dates.map((date) => ({ ...date, sessions: sessionsOf.get(date.dateId) ?? date.sessions }));
  return { ...event, title, summary, description, textLanguage, textState, dates };
}
