import { findEvent } from "#db/queries/events.server.ts";
import { listDatesOfEvent } from "#db/queries/programme.server.ts";
import { findReview, listReviews } from "#db/queries/reviews.server.ts";
import { eventPath, organiseEventPath, organisePath } from "#app/domain/paths.ts";
import type { Language } from "#app/domain/languages/language.ts";
import type { Context } from "#app/domain/context.ts";
import type { MailPayload } from "#app/domain/model/mail.ts";
import type { MailModel, PreparedMail } from "../mail-model.ts";
import { offsetAt } from "#app/domain/time/zone-arithmetic.server.ts";
import { organiserContactOf } from "#app/domain/events/organiser-contact.server.ts";
import { isNotified } from "#app/domain/model/review-state.ts";

/** More lines make a mail that programs cut off (MAIL-21); the rest is counted. */
const maxListed = 100;

type Decided = { to: string; language: Language; model: Extract<MailModel, { kind: "event_decided" }> };

/**
 * The mail that tells an organiser what was decided, on each event what nothing newer was decided on since. For several
 * events it is one list. What is to go to somebody else by now, since an account or a contact has changed, goes as a mail of
 * its own.
 */
export function prepareEventDecidedMail(ctx: Context, payload: MailPayload<"event_decided">): PreparedMail | null {
  const decided = [payload.reviewId, ...(payload.more ?? [])].flatMap((reviewId) => {
    const found = findDecided(ctx, reviewId);
    return found ? [{ reviewId, ...found }] : [];
  });
  const [first] = decided;
  if (!first) return null;
  const { to, language } = first;
  const own = decided.filter((decision) => decision.to === to);
  const [next, ...later] = decided.filter((decision) => decision.to !== to).map(({ reviewId }) => reviewId);
  return {
    to,
    language,
    model: own.length === 1 ? first.model : listOf(ctx, language, own),
    ...(next === undefined ? {} : { apart: { reviewId: next, more: later } }),
  };
}

const listOf = (ctx: Context, language: Language, own: readonly Decided[]): MailModel => ({
  kind: "events_decided",
  rows: own.slice(0, maxListed).map(({ model }) => model),
  count: own.length,
  more: Math.max(0, own.length - maxListed),
  url: `${ctx.origin}${organisePath(language)}`,
});

function findDecided(ctx: Context, reviewId: string): Decided | null {
  const review = findReview(ctx.db, reviewId);
  const event = review && findEvent(ctx.db, review.eventId);
  if (!review || !event || !isNotified(review.action)) return null;
  // What was decided again since, another mail tells.
  const last = listReviews(ctx.db, event.id).findLast(
    (review) => isNotified(review.action) || review.action === "submit",
  );
  if (last?.id !== review.id) return null;
  const { email: to, language } = organiserContactOf(ctx.db, event);
  const [first] = listDatesOfEvent(ctx.db, language, event.id);
  if (!first || to === "") return null;
  const isSeen = event.review === "approved" && review.action !== "decline" && review.action !== "undo";
  const path = isSeen ? eventPath(language, event.slug) : organiseEventPath(language, event.id);
  return {
    to,
    language,
    model: {
      kind: "event_decided",
      decision: review.action,
      title: first.title,
      textLanguage: first.textLanguage,
      when: { ...first, offsetMinutes: offsetAt(first.startsAtUtc, first.timeZone) },
      reason: review.reason,
      url: `${ctx.origin}${path}`,
    },
  };
}
