import { findEvent } from "#db/queries/events.server.ts";
import { listDatesOfEvent } from "#db/queries/programme.server.ts";
import { findReview, listReviews } from "#db/queries/reviews.server.ts";
import { eventPath, organiseEventPath } from "#app/domain/paths.ts";
import type { Context } from "#app/domain/context.ts";
import type { MailPayload } from "#app/domain/model/mail.ts";
import type { PreparedMail } from "../mail-model.ts";
import { offsetAt } from "#app/domain/time/zone-arithmetic.server.ts";
import { organiserContactOf } from "#app/domain/events/organiser-contact.server.ts";
import { isNotified } from "#app/domain/model/review-state.ts";

/** The mail that tells an organiser what was decided, if nothing newer was decided since. */
export function prepareEventDecidedMail(ctx: Context, payload: MailPayload<"event_decided">): PreparedMail | null {
  const review = findReview(ctx.db, payload.reviewId);
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
