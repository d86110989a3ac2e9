import { findDateRow, type DateRow } from "#db/queries/programme.server.ts";
import { findMailablePage } from "#db/queries/attendee-pages.server.ts";
import { listSignUpsOfPage, attendeeRoleOf } from "#db/queries/sign-ups.server.ts";
import { attendeePagePath } from "#app/domain/paths.ts";
import { writeMailCalendar } from "#app/domain/calendar/write-sign-up-calendar.server.ts";
import type { Context } from "#app/domain/context.ts";
import { dateNewsOf } from "#app/domain/notifications/date-news.ts";
import { knownStateOf } from "#app/domain/notifications/known-state.server.ts";
import type { MailPayload } from "#app/domain/model/mail.ts";
import type { MailModel, PreparedMail } from "../mail-model.ts";
import { seatThread } from "../parts/seat-thread.ts";
import { placeFor } from "#app/domain/model/place.ts";
import { offsetAt } from "#app/domain/time/zone-arithmetic.server.ts";
import type { Instant, LocalDateTime } from "#app/domain/time/zoned-time.ts";

type Payload = MailPayload<"date_changed">;
type Changed = Extract<MailModel, { kind: "date_changed" }>;
type Sender = { email: string; name: string };

/**
 * What is new about a date to somebody who still holds a seat: the net effect of everything since they were told last, read
 * when the mail is sent. Null when that is nothing, when the page is erased, or the date over. Of the place it says what
 * everybody may see.
 * @param sender the ORGANIZER of the calendar file, as for the mail with the seat
 */
export function prepareDateChangedMail(ctx: Context, payload: Payload, sender: Sender): PreparedMail | null {
  const { pageId, dateId, told } = payload;
  const page = findMailablePage(ctx.db, pageId);
  const role = page && attendeeRoleOf(ctx.db, pageId, dateId);
  if (!page || !role) return null;
  const row = findDateRow(ctx.db, page.language, dateId);
  if (!row || !isWorthSaying(row, ctx.now)) return null;
  const news = dateNewsOf(told, { ...knownStateOf(row, row.place), startsAtUtc: row.startsAtUtc });
  if (news.length === 0) return null;
  const pageUrl = `${ctx.origin}${attendeePagePath(page.language, page.token)}`;
  return {
    to: page.email,
    language: page.language,
    model: modelOf(row, { told, news, role }, pageUrl),
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
): Pick<PreparedMail, "repliesTo"> {
  const seat = listSignUpsOfPage(ctx.db, page.id).find((signUp) => signUp.eventDateId === dateId);
  return seat ? { repliesTo: seatThread(page, seat.id) } : {};
}

/** What is hidden is not spoken of; but that it was cancelled reaches whoever would come. */
function isWorthSaying(row: DateRow, now: number): boolean {
  if (row.status === "cancelled") return true;
  return row.isShown && (row.endsAtUtc > now || row.status === "postponed");
}

function modelOf(
  row: DateRow,
  { told, news, role }: Pick<Changed, "news" | "role"> & Pick<Payload, "told">,
  pageUrl: string,
): MailModel {
  const when = { ...row, offsetMinutes: offsetAt(row.startsAtUtc, row.timeZone) };
  const isMoved = told !== null && news.includes("moved");
  const isOnline = row.status === "moved_online" || row.attendance === "online";
  return {
    kind: "date_changed",
    news,
    role,
    title: row.title,
    textLanguage: row.textLanguage,
    when,
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

/** The date for a calendar, or that it is to be taken out of one (standards ITIP-04); none of what is hidden. */
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
