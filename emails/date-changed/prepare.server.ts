import { readEventDetails } from "#db/queries/event-details.server.ts";
import { findMailablePage } from "#db/queries/attendee-pages.server.ts";
import { type DateRow, findDateRow } from "#db/queries/programme.server.ts";
import { attendeeRoleOf, listSignUpsOfPage } from "#db/queries/sign-ups.server.ts";
import { writeMailCalendar } from "#app/domain/calendar/write-sign-up-calendar.server.ts";
import type { Context } from "#app/domain/context.ts";
import type { PayloadOf } from "#app/domain/model/mail.ts";
import { takesPlace } from "#app/domain/model/date.ts";
import { placeFor } from "#app/domain/model/place.ts";
import { dateNewsOf } from "#app/domain/notifications/date-news.ts";
import { knownStateOf } from "#app/domain/notifications/known-state.server.ts";
import { listAlternatives } from "#app/domain/programme/list-related.server.ts";
import { attendeePagePath, eventPath } from "#app/domain/paths.ts";
import { offsetAt } from "#app/domain/time/zone-arithmetic.server.ts";
import type { Instant, LocalDateTime } from "#app/domain/time/zoned-time.ts";
import { defineMail } from "../define-mail.server.tsx";
import type { Prepared, Sender } from "../prepared-mail.ts";
import { seatThread } from "../parts/seat-thread.ts";
import { dateChanged } from "./mail.ts";
import { samples } from "./sample.ts";
import { type DateChangedFacts, footer, template } from "./template.tsx";

type Payload = PayloadOf<typeof dateChanged>;

/**
 * Prepare a mail with the net change of a date since the reader's last known state, and with the public place only;
 * null when nothing has changed, the page is erased, or the date is not worth a mail.
 * @param sender the ORGANIZER of the calendar file: the address mail comes from
 */
function prepare(ctx: Context, payload: Payload, sender: Sender): Prepared<DateChangedFacts> | null {
  const { pageId, dateId, told } = payload;
  const page = findMailablePage(ctx.db, pageId);
  const role = page && attendeeRoleOf(ctx.db, pageId, dateId);
  if (!page || !role) return null;
  const row = findDateRow(ctx.db, page.language, dateId);
  if (!row || !isWorthTelling(row, ctx.now)) return null;
  const news = dateNewsOf(told, { ...knownStateOf(row, row.place), startsAtUtc: row.startsAtUtc });
  if (news.length === 0) return null;
  const pageUrl = `${ctx.origin}${attendeePagePath(page.language, page.token)}`;
  return {
    to: page.email,
    language: page.language,
    facts: {
      ...factsOf(row, { told, news, role }, pageUrl),
      alternatives: alternativesTo({ ...ctx, language: page.language }, row),
    },
    ...threadOf(ctx, page, dateId),
    ...calendarOf(
      { ...ctx, language: page.language },
      { row, isAttendee: role !== "follower" },
      { ...sender, to: page.email },
    ),
  };
}

function threadOf(
  ctx: Context,
  page: { id: string; emailGivenAt: Instant | null },
  dateId: string,
): Pick<Prepared<unknown>, "repliesTo"> {
  const seat = listSignUpsOfPage(ctx.db, page.id).find((signUp) => signUp.eventDateId === dateId);
  return seat ? { repliesTo: seatThread(page, seat.id) } : {};
}

/**
 * True unless the date is hidden or over. A cancellation is always told, and a postponement also after the old time.
 */
function isWorthTelling(row: DateRow, now: number): boolean {
  if (row.status === "cancelled") return true;
  return row.isShown && (row.endsAtUtc > now || row.status === "postponed");
}

function factsOf(
  row: DateRow,
  { told, news, role }: Pick<DateChangedFacts, "news" | "role"> & Pick<Payload, "told">,
  pageUrl: string,
): Omit<DateChangedFacts, "alternatives"> {
  const isMoved = told !== null && news.includes("moved");
  const isOnline = row.status === "moved_online" || row.attendance === "online";
  return {
    news,
    role,
    title: row.title,
    textLanguage: row.textLanguage,
    when: { ...row, offsetMinutes: offsetAt(row.startsAtUtc, row.timeZone) },
    before: isMoved
      ? {
          startsAtLocal: told.startsAtLocal as LocalDateTime,
          endsAtLocal: told.endsAtLocal as LocalDateTime,
        }
      : null,
    place: row.status === "scheduled" && !isOnline ? placeFor(row.place, { kind: "public" }) : null,
    isOnline,
    hasCalendar: row.isShown,
    organisers: row.organisationName,
    reason: row.statusNote,
    pageUrl,
  };
}

/** List what else takes place in that city and week, when the date does not. */
function alternativesTo(ctx: Context, row: DateRow): DateChangedFacts["alternatives"] {
  if (takesPlace(row)) return [];
  const { themes } = readEventDetails(ctx.db, [row.eventId])(row.eventId);
  return listAlternatives(ctx, { ...row, themes, organisers: [], dates: [row] }).map((card) => ({
    title: { text: card.title, language: card.textLanguage },
    when: card,
    url: `${ctx.origin}${eventPath(ctx.language, card.slug)}`,
  }));
}

/** Return the date for a calendar, or its cancellation (standards ITIP-04); nothing for a hidden date. */
function calendarOf(
  ctx: Context,
  { row, isAttendee }: { row: DateRow; isAttendee: boolean },
  { to, ...sender }: Sender & { to: string },
) {
  if (!row.isShown) return {};
  const organizer = row.status === "cancelled" ? { ...sender, cancelsFor: to } : sender;
  const content = writeMailCalendar(ctx, { row, session: null, isAttendee }, organizer);
  return { calendar: { filename: "welcome-week.ics", content } };
}

export const dateChangedMail = defineMail(dateChanged, { prepare, template, footer, samples });
