import type { Context } from "#app/domain/context.ts";
import type { PayloadOf } from "#app/domain/model/mail.ts";
import { coordinatePath } from "#app/domain/paths.ts";
import { daysBetween, utcDay } from "#app/domain/time/zoned-time.ts";
import { defineMail } from "../define-mail.server.tsx";
import type { Prepared } from "../prepared-mail.ts";
import { readCoordinatorQueue } from "../parts/coordinator-queue.server.ts";
import { siteFooter } from "../parts/footers.ts";
import { type ReviewItemRow, reviewItemText, type SummaryFacts, summaryTemplate } from "../parts/summary.tsx";
import { reviewDigest } from "./mail.ts";
import { samples } from "./sample.ts";

/** Maximum number of items listed; the button leads to all of them. */
const maxRows = 15;

/** Prepare the mail; null when the queue is empty. */
function prepare(ctx: Context, payload: PayloadOf<typeof reviewDigest>): Prepared<SummaryFacts<ReviewItemRow>> | null {
  const queue = readCoordinatorQueue(ctx, payload.personId);
  if (!queue || queue.items.length === 0) return null;
  const { account, items } = queue;
  return {
    to: account.email,
    language: account.language,
    facts: {
      count: items.length,
      title: null,
      rows: items
        .slice(0, maxRows)
        .map((item) => ({ label: item.title, days: daysBetween(utcDay(item.since), utcDay(ctx.now)) })),
      url: `${ctx.origin}${coordinatePath(account.language)}`,
    },
  };
}

export const reviewDigestMail = defineMail(reviewDigest, {
  prepare,
  template: summaryTemplate("reviewDigest", reviewItemText),
  footer: siteFooter,
  samples,
});
