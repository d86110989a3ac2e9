import { findEvent } from "#db/queries/events.server.ts";
import { listDatesOfEvent } from "#db/queries/programme.server.ts";
import { findReview, listReviews } from "#db/queries/reviews.server.ts";
import { eventPath, organiseEventPath } from "../addresses.ts";
import type { Context } from "../context.ts";
import type { MailPayload } from "../messages.ts";
import type { PreparedMail } from "../outbox/mail-model.ts";
import { offsetAt } from "../time/zone-arithmetic.server.ts";
import { organiserOf } from "./organiser-of.server.ts";
import { isTold } from "./review-state.ts";

/** The mail that tells an organiser what was decided, if nothing newer was decided since. */
export function prepareDecisionMail(ctx: Context, payload: MailPayload<"event_decided">): PreparedMail | null {
  const review = findReview(ctx.db, payload.reviewId);
  const event = review && findEvent(ctx.db, review.eventId);
  if (!review || !event || !isTold(review.action)) return null;
  // What was decided again since, another mail tells.
  const last = listReviews(ctx.db, event.id).findLast((one) => isTold(one.action) || one.action === "submit");
  if (last?.id !== review.id) return null;
  const { email: to, language } = organiserOf(ctx.db, event);
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
