import { findEvent } from "#db/queries/events.server.ts";
import { findPerson } from "#db/queries/people.server.ts";
import { listDatesOfEvent } from "#db/queries/programme.server.ts";
import { findLastReview, findReview } from "#db/queries/reviews.server.ts";
import { eventPath, organiseEventPath } from "../addresses.ts";
import type { Context } from "../context.ts";
import type { MailPayload } from "../messages.ts";
import type { PreparedMail } from "../outbox/mail-model.ts";
import { offsetAt } from "../time/zone-arithmetic.server.ts";
import { isDecision } from "./review-state.ts";

/** The mail that tells an organiser what was decided, if nothing newer was decided since. */
export function prepareDecisionMail(ctx: Context, payload: MailPayload<"event_decided">): PreparedMail | null {
  const review = findReview(ctx.db, payload.reviewId);
  const event = review && findEvent(ctx.db, review.eventId);
  if (!review || !event || !isDecision(review.action)) return null;
  if (findLastReview(ctx.db, event.id)?.id !== review.id) return null;
  const author = event.createdBy ? findPerson(ctx.db, event.createdBy) : null;
  const language = author?.language ?? event.language;
  const [first] = listDatesOfEvent(ctx.db, language, event.id);
  const to = author?.email ?? event.contactEmail;
  if (!first || to === "") return null;
  const path = review.action === "approve" ? eventPath(language, event.slug) : organiseEventPath(language, event.id);
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
