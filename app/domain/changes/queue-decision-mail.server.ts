import { eventDecided } from "#emails/event-decided/mail.ts";
import type { Database } from "#db/client.server.ts";
import { findAccount } from "#db/queries/accounts.server.ts";
import type { FoundEvent } from "#db/queries/events.server.ts";
import { findUntriedMail, updateUntriedMail } from "#db/queries/outbox.server.ts";
import { enqueueMail } from "../notifications/enqueue-mail.server.ts";
import { hasMoreToReview } from "#db/queries/reviews.server.ts";
import { mailSubject } from "../model/mail.ts";
import { gatherDecisionsMs, isUrgentlyNotified, type ReviewAction } from "../model/review-state.ts";
import { hashSecret } from "../secrets.server.ts";
import { type Instant, plus } from "../time/zoned-time.ts";

/**
 * Queue the mail about a decision on an event. Decisions for one reader are gathered into a mail that was not sent yet,
 * which waits some minutes while more events of that reader are in review. Urgent decisions are mailed alone.
 */
export function queueDecisionMail(
  tx: Database,
  now: Instant,
  { event, action, reviewId }: { event: FoundEvent; action: ReviewAction; reviewId: string },
): void {
  const mail = {
    payload: { reviewId },
    dedupeKey: eventDecided.key(reviewId),
    subject: mailSubject("event", event.id),
    now,
  };
  if (isUrgentlyNotified(action)) {
    enqueueMail(tx, eventDecided, mail);
    return;
  }
  const author = event.createdBy === null ? null : findAccount(tx, event.createdBy);
  const email = author?.email ?? event.contactEmail;
  const recipientHash = hashSecret(email);
  const runAt = hasMoreToReview(tx, email, event.id) ? plus(now, gatherDecisionsMs) : now;
  const waiting = findUntriedMail(tx, eventDecided.name, recipientHash);
  if (!waiting) {
    enqueueMail(tx, eventDecided, { ...mail, recipientHash, runAt });
    return;
  }
  const gathered = eventDecided.payload.parse(waiting.payload);
  const payload = { ...gathered, more: [...(gathered.more ?? []), reviewId] };
  updateUntriedMail(tx, waiting.id, { payload, runAt: runAt < waiting.runAt ? runAt : waiting.runAt });
}
