import type { Context } from "#app/domain/context.ts";
import type { PayloadOf } from "#app/domain/model/mail.ts";
import { coordinatePath, welcomesPath } from "#app/domain/coordinate-paths.ts";
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

/** Prepare the mail; null when nothing waits. */
function prepare(ctx: Context, payload: PayloadOf<typeof reviewDigest>): Prepared<SummaryFacts<ReviewItemRow>> | null {
  const queue = readCoordinatorQueue(ctx, payload.personId);
  if (!queue) return null;
  const { account, items, welcomes } = queue;
  const waiting = [
    ...items.map(({ since, title }) => ({ since, label: title })),
    ...welcomes.map(({ since, cityName }) => ({ since, welcomeOf: cityName })),
  ].sort((a, b) => a.since - b.since);
  if (waiting.length === 0) return null;
  const path = items.length > 0 ? coordinatePath(account.language) : welcomesPath(account.language);
  return {
    to: account.email,
    language: account.language,
    facts: {
      count: waiting.length,
      title: null,
      rows: waiting
        .slice(0, maxRows)
        .map(({ since, ...item }) => ({ ...item, days: daysBetween(utcDay(since), utcDay(ctx.now)) })),
      url: `${ctx.origin}${path}`,
    },
  };
}

export const reviewDigestMail = defineMail(reviewDigest, {
  prepare,
  template: summaryTemplate("reviewDigest", reviewItemText),
  footer: siteFooter,
  samples,
});
