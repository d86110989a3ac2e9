import { findDateRow } from "#db/queries/programme.server.ts";
import type { Context } from "#app/domain/context.ts";
import { takesPlace } from "#app/domain/model/date.ts";
import type { PayloadOf } from "#app/domain/model/mail.ts";
import { eventDatesPath } from "#app/domain/organise-paths.ts";
import { defineMail } from "../define-mail.server.tsx";
import type { Prepared } from "../prepared-mail.ts";
import { siteFooter } from "../parts/footers.ts";
import { notice, type NoticeFacts } from "../parts/notice.tsx";
import { findOrganiser, organiserNotice } from "../parts/organiser-notice.server.ts";
import { stillOn } from "./mail.ts";
import { samples } from "./sample.ts";

/** Prepare the mail; null when the date was cancelled, postponed, hidden or moved, or has started. */
function prepare(ctx: Context, payload: PayloadOf<typeof stillOn>): Prepared<NoticeFacts> | null {
  const row = findDateRow(ctx.db, ctx.language, payload.dateId);
  if (!row?.isShown || row.startsAtLocal !== payload.startsAtLocal || row.startsAtUtc <= ctx.now) return null;
  if (!takesPlace(row)) return null;
  const reader = findOrganiser(ctx, row.eventId);
  if (!reader) return null;
  return organiserNotice(ctx, reader, { about: "still_on", row, path: eventDatesPath(reader.language, row.eventId) });
}

export const stillOnMail = defineMail(stillOn, { prepare, template: notice, footer: siteFooter, samples });
