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
import { zoneDataChanged } from "./mail.ts";
import { samples } from "./sample.ts";

/**
 * Prepare the mail; null when the date is over, off, hidden or moved, or starts at the same instant as before the
 * change.
 */
function prepare(ctx: Context, payload: PayloadOf<typeof zoneDataChanged>): Prepared<NoticeFacts> | null {
  const row = findDateRow(ctx.db, ctx.language, payload.dateId);
  if (!row?.isShown || row.startsAtLocal !== payload.startsAtLocal || row.endsAtUtc <= ctx.now) return null;
  if (!takesPlace(row) || row.startsAtUtc === payload.startedAtUtc) return null;
  const reader = findOrganiser(ctx, row.eventId);
  if (!reader) return null;
  return organiserNotice(ctx, reader, {
    about: aboutOf(payload),
    row,
    path: eventDatesPath(reader.language, row.eventId),
  });
}

function aboutOf({ startedAtUtc, isCorrection }: PayloadOf<typeof zoneDataChanged>): NoticeFacts["about"] {
  if (startedAtUtc === null) return "zone_gap";
  return isCorrection === true ? "zone_corrected" : "zone_moved";
}

export const zoneDataChangedMail = defineMail(zoneDataChanged, {
  prepare,
  template: notice,
  footer: siteFooter,
  samples,
});
