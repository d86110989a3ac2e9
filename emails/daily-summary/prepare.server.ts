import { findEvent, listDates } from "#db/queries/events.server.ts";
import { findDateRow } from "#db/queries/programme.server.ts";
import { sumSignUps } from "#db/queries/due-notifications.server.ts";
import { eventCommentsPath, eventDatesPath } from "#app/domain/paths.ts";
import { attendeesPath } from "#app/domain/paths.ts";
import type { Context } from "#app/domain/context.ts";
import type { MailPayload } from "#app/domain/model/mail.ts";
import type { MailModel, PreparedMail } from "../mail-model.ts";
import { mailWhen } from "#app/domain/programme/shown-date.server.ts";
import { organiserContactOf } from "#app/domain/events/organiser-contact.server.ts";
import { takesPlace } from "#app/domain/model/date.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";

/** The organiser of an event that is public now, and can be written to. */
function reachOrganiser(ctx: Context, eventId: string) {
  const event = findEvent(ctx.db, eventId);
  if (event?.review !== "approved") return null;
  const { email: to, language } = organiserContactOf(ctx.db, event);
  return to === "" ? null : { to, language };
}

/** Who came since the evening before, and how the dates stand; null where they all left again. */
export function prepareDailySummaryMail(ctx: Context, payload: MailPayload<"daily_summary">): PreparedMail | null {
  const reader = reachOrganiser(ctx, payload.eventId);
  if (!reader) return null;
  const span = { since: payload.since as Instant, until: payload.until as Instant };
  const sums = sumSignUps(ctx.db, payload.eventId, span);
  const count = sums.reduce((sum, summed) => sum + summed.added, 0);
  const rows = sums.flatMap(({ dateId, attendees, waiting }) => {
    const row = findDateRow(ctx.db, reader.language, dateId);
    return row && row.endsAtUtc > ctx.now ? [{ row, values: { people: attendees, waiting } }] : [];
  });
  const [first] = rows;
  if (count === 0 || !first) return null;
  return {
    ...reader,
    model: {
      kind: "summary",
      about: "sign_ups",
      count,
      title: { text: first.row.title, language: first.row.textLanguage },
      rows: rows.map(({ row, values }) => ({ when: mailWhen(row), values })),
      url: `${ctx.origin}${attendeesPath(reader.language, payload.eventId)}`,
    },
  };
}

/** A week before; null once it is cancelled, hidden or moved. */
export function prepareStillOnMail(ctx: Context, payload: MailPayload<"still_on">): PreparedMail | null {
  const row = findDateRow(ctx.db, ctx.language, payload.dateId);
  if (!row?.isShown || row.startsAtLocal !== payload.startsAtLocal || row.startsAtUtc <= ctx.now) return null;
  if (!takesPlace(row)) return null;
  const reader = reachOrganiser(ctx, row.eventId);
  return (
    reader && noticeOf(ctx, reader, { about: "still_on", row, path: eventDatesPath(reader.language, row.eventId) })
  );
}

/** After zone data changed; null where it is over, hidden, moved, or again as it was. */
export function prepareZoneDataMail(ctx: Context, payload: MailPayload<"zone_data_changed">): PreparedMail | null {
  const row = findDateRow(ctx.db, ctx.language, payload.dateId);
  if (!row?.isShown || row.startsAtLocal !== payload.startsAtLocal || row.endsAtUtc <= ctx.now) return null;
  if (!takesPlace(row) || row.startsAtUtc === payload.startedAtUtc) return null;
  const reader = reachOrganiser(ctx, row.eventId);
  const moved = payload.isCorrection === true ? ("zone_corrected" as const) : ("zone_moved" as const);
  const about = payload.startedAtUtc === null ? ("zone_gap" as const) : moved;
  return reader && noticeOf(ctx, reader, { about, row, path: eventDatesPath(reader.language, row.eventId) });
}

/** The day after the last date. */
export function prepareReportRequestMail(ctx: Context, payload: MailPayload<"report_request">): PreparedMail | null {
  const reader = reachOrganiser(ctx, payload.eventId);
  const dates = listDates(ctx.db, payload.eventId);
  // One was added or moved since: it is not over.
  if (dates.some((date) => date.endsAtUtc > ctx.now && date.status !== "cancelled")) return null;
  const last = dates.findLast((date) => date.endsAtUtc <= ctx.now);
  const row = reader && last && findDateRow(ctx.db, reader.language, last.id);
  if (!reader || !row?.isShown) return null;
  const path = eventCommentsPath(reader.language, payload.eventId);
  return noticeOf(ctx, reader, { about: "report_request", row, path });
}

type Notice = Extract<MailModel, { kind: "notice" }>;

const noticeOf = (
  ctx: Context,
  reader: { to: string; language: Context["language"] },
  said: { about: Notice["about"]; row: NonNullable<ReturnType<typeof findDateRow>>; path: string },
): PreparedMail => ({
  ...reader,
  model: {
    kind: "notice",
    about: said.about,
    who: "",
    day: { local: said.row.startsAtLocal, countryCode: said.row.countryCode },
    title: { text: said.row.title, language: said.row.textLanguage },
    quote: null,
    url: `${ctx.origin}${said.path}`,
  },
});
