import { listDates } from "#db/queries/events.server.ts";
import { findDateRow } from "#db/queries/programme.server.ts";
import type { Context } from "#app/domain/context.ts";
import type { PayloadOf } from "#app/domain/model/mail.ts";
import { eventCommentsPath } from "#app/domain/organise-paths.ts";
import { defineMail } from "../define-mail.server.tsx";
import type { Prepared } from "../prepared-mail.ts";
import { siteFooter } from "../parts/footers.ts";
import { notice, type NoticeFacts } from "../parts/notice.tsx";
import { findOrganiser, organiserNotice } from "../parts/organiser-notice.server.ts";
import { reportRequest } from "./mail.ts";
import { samples } from "./sample.ts";

/** Prepare the mail; null when a date was added or moved to the future since, or the event is hidden. */
function prepare(ctx: Context, payload: PayloadOf<typeof reportRequest>): Prepared<NoticeFacts> | null {
  const reader = findOrganiser(ctx, payload.eventId);
  const dates = listDates(ctx.db, payload.eventId);
  if (dates.some((date) => date.endsAtUtc > ctx.now && date.status !== "cancelled")) return null;
  const last = dates.findLast((date) => date.endsAtUtc <= ctx.now);
  const row = reader && last && findDateRow(ctx.db, reader.language, last.id);
  if (!reader || !row?.isShown) return null;
  const path = eventCommentsPath(reader.language, payload.eventId);
  return organiserNotice(ctx, reader, { about: "report_request", row, path });
}

export const reportRequestMail = defineMail(reportRequest, { prepare, template: notice, footer: siteFooter, samples });
