import { findEvent } from "#db/queries/events.server.ts";
import type { DateRow } from "#db/queries/programme.server.ts";
import type { Context } from "#app/domain/context.ts";
import { organiserContactOf } from "#app/domain/events/organiser-contact.server.ts";
import type { Language } from "#app/domain/languages/language.ts";
import type { Prepared } from "../prepared-mail.ts";
import { subjectTitleOf } from "./subject-title.server.ts";
import type { NoticeFacts } from "./notice.tsx";

type Reader = { to: string; language: Language };

/** Return the organiser's contact of an approved event; null when the event is not approved or has no contact. */
export function findOrganiser(ctx: Context, eventId: string): Reader | null {
  const event = findEvent(ctx.db, eventId);
  if (event?.review !== "approved") return null;
  const { email: to, language } = organiserContactOf(ctx.db, event);
  return to === "" ? null : { to, language };
}

/** Prepare a notice about a date to the organiser. */
export const organiserNotice = (
  ctx: Context,
  reader: Reader,
  { about, row, path }: { about: NoticeFacts["about"]; row: DateRow; path: string },
): Prepared<NoticeFacts> => ({
  ...reader,
  facts: {
    about,
    who: "",
    day: { local: row.startsAtLocal, countryCode: row.countryCode },
    title: { text: row.title, language: row.textLanguage },
    subjectTitle: subjectTitleOf(ctx.db, row.eventId, row.title),
    quote: null,
    url: `${ctx.origin}${path}`,
  },
});
