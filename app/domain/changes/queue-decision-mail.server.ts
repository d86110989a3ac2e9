import type { Database } from "#db/client.server.ts";
import { findAccount } from "#db/queries/accounts.server.ts";
import type { FoundEvent } from "#db/queries/events.server.ts";
import { enqueueMail, findUntriedMail, updateUntriedMail } from "#db/queries/outbox.server.ts";
import { hasMoreToReview } from "#db/queries/reviews.server.ts";
import { mailPayloads, mailSubject } from "../model/mail.ts";
import { mailKey } from "../model/mail-key.ts";
import { gatherDecisionsMs, isUrgentlyNotified, type ReviewAction } from "../model/review-state.ts";
import { hashSecret } from "../secrets.server.ts";
import { type Instant, plus } from "../time/zoned-time.ts";

/**
 * Has the organiser hear of a decision on an event. Decisions for one reader become one mail: what is not sent yet takes the
 * next one in, and as long as more of theirs waits for a reviewer it waits too, for some minutes. What is urgent goes alone.
 */
export function queueDecisionMail(
  tx: Database,
  now: Instant,
  { event, action, reviewId }: { event: FoundEvent; action: ReviewAction; reviewId: string },
): void {
  const mail = {
    kind: "event_decided",
    payload: { reviewId },
    dedupeKey: mailKey("event_decided", [reviewId]),
    subject: mailSubject("event", event.id),
    now,
  } as const;
  if (isUrgentlyNotified(action)) {
    enqueueMail(tx, mail);
    return;
  }
  const author = event.createdBy === null ? null : findAccount(tx, event.createdBy);
  const email = author?.email ?? event.contactEmail;
  const recipientHash = hashSecret(email);
  const runAt = hasMoreToReview(tx, email, event.id) ? plus(now, gatherDecisionsMs) : now;
  const waiting = findUntriedMail(tx, "event_decided", recipientHash);
  if (!waiting) {
    enqueueMail(tx, { ...mail, recipientHash, runAt });
    return;
  }
  const gathered = mailPayloads.event_decided.parse(waiting.payload);
  const payload = { ...gathered, more: [...(gathered.more ?? []), reviewId] };
  updateUntriedMail(tx, waiting.id, { payload, runAt: runAt < waiting.runAt ? runAt : waiting.runAt });
}
