import { findEvent } from "#db/queries/events.server.ts";
import { listDatesOfEvent } from "#db/queries/programme.server.ts";
import { findReview, listReviews } from "#db/queries/reviews.server.ts";
import type { Context } from "#app/domain/context.ts";
import { organiserContactOf } from "#app/domain/events/organiser-contact.server.ts";
import type { Language } from "#app/domain/languages/language.ts";
import type { PayloadOf } from "#app/domain/model/mail.ts";
import { isNotified } from "#app/domain/model/review-state.ts";
import { eventPath } from "#app/domain/paths.ts";
import { organiseEventPath, organisePath } from "#app/domain/organise-paths.ts";
import { offsetAt } from "#app/domain/time/zone-arithmetic.server.ts";
import { defineMail } from "../define-mail.server.tsx";
import type { Prepared } from "../prepared-mail.ts";
import { subjectTitleOf } from "../parts/subject-title.server.ts";
import { siteFooter } from "../parts/footers.ts";
import { eventDecided } from "./mail.ts";
import { samples } from "./sample.ts";
import { type DecisionFacts, type DecisionListFacts, template } from "./template.tsx";

/** Maximum number of decisions listed: mail programs cut off longer mails (MAIL-21). */
const maxListed = 100;

type Decided = { to: string; language: Language; decision: DecisionFacts };

/**
 * Prepare a mail with the latest decision on each event; several become a list. Decisions whose reader has changed
 * since, with an account or a contact, are returned in `apart`.
 */
function prepare(
  ctx: Context,
  payload: PayloadOf<typeof eventDecided>,
): Prepared<DecisionFacts | DecisionListFacts> | null {
  const decided = [payload.reviewId, ...(payload.more ?? [])].flatMap((reviewId) => {
    const found = findDecided(ctx, reviewId);
    return found ? [{ reviewId, ...found }] : [];
  });
  const [first] = decided;
  if (!first) return null;
  const { to, language } = first;
  const own = decided.filter((other) => other.to === to);
  const [next, ...later] = decided.filter((other) => other.to !== to).map(({ reviewId }) => reviewId);
  return {
    to,
    language,
    facts: own.length === 1 ? first.decision : listOf(ctx, language, own),
    ...(next === undefined ? {} : { apart: { reviewId: next, more: later } }),
  };
}

const listOf = (ctx: Context, language: Language, own: readonly Decided[]): DecisionListFacts => ({
  rows: own.slice(0, maxListed).map(({ decision }) => decision),
  count: own.length,
  more: Math.max(0, own.length - maxListed),
  url: `${ctx.origin}${organisePath(language)}`,
});

/** Read a decision; null when a later decision or submission has replaced it: that one has a mail of its own. */
function findDecided(ctx: Context, reviewId: string): Decided | null {
  const review = findReview(ctx.db, reviewId);
  const event = review && findEvent(ctx.db, review.eventId);
  if (!review || !event || !isNotified(review.action)) return null;
  const last = listReviews(ctx.db, event.id).findLast((other) => isNotified(other.action) || other.action === "submit");
  if (last?.id !== review.id) return null;
  const { email: to, language } = organiserContactOf(ctx.db, event);
  const [first] = listDatesOfEvent(ctx.db, language, event.id);
  if (!first || to === "") return null;
  const isSeen = event.review === "approved" && review.action !== "decline" && review.action !== "undo";
  const path = isSeen ? eventPath(language, event.slug) : organiseEventPath(language, event.id);
  return {
    to,
    language,
    decision: {
      decision: review.action,
      title: first.title,
      subjectTitle: subjectTitleOf(ctx.db, event.id, first.title),
      textLanguage: first.textLanguage,
      when: { ...first, offsetMinutes: offsetAt(first.startsAtUtc, first.timeZone) },
      reason: review.reason,
      url: `${ctx.origin}${path}`,
    },
  };
}

export const eventDecidedMail = defineMail(eventDecided, { prepare, template, footer: siteFooter, samples });
