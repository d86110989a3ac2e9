import { reviewDigest } from "#emails/review-digest/mail.ts";
import { escalated } from "#emails/escalated/mail.ts";
import type { Database } from "#db/client.server.ts";
import { enqueueOnce } from "../notifications/enqueue-mail.server.ts";
import { listWaitingWelcomes } from "#db/queries/city-welcomes.server.ts";
import { listReviewQueueRows, type ReviewQueueRow } from "#db/queries/review-queue.server.ts";
import type { Locality } from "../permissions.ts";
import { mailSubject } from "../model/mail.ts";
import { toLocal } from "../time/zone-arithmetic.server.ts";
import { type IanaZone, type Instant, localDateOf, timeOfDay } from "../time/zoned-time.ts";
import { listReviewers } from "../coordinators/active-coordinators.server.ts";
import { isOfferedTo } from "../model/escalation.ts";
import { reviewItemKey, reviewItemKinds } from "../model/review-item.ts";
import { levelsAt } from "../coordinators/review-deadline.server.ts";

/** Wall clock at which coordinators get the digest, in the city of what has waited longest. */
const digestHour = "07:00";
const everywhere = [{ kind: "network" as const, code: "" }];
/** Maximum number of items read per kind, oldest first. */
const maxRead = 2_000;

/**
 * Queue mails to coordinators: a digest once a day while items or words of welcome wait for them, and one mail for each
 * item that an expired deadline has escalated to them.
 */
export function sweepWaitingMails(db: Database, now: Instant): void {
  const { active, reviewers: holders } = listReviewers(db, now);
  const oldest = new Map<string, Waiting>();
  const offered = (waiting: Waiting) => {
    const levels = levelsAt(waiting, active, now);
    const offeredTo = holders.filter((holder) => isOfferedTo([holder], waiting, levels));
    for (const { actingAccountId } of offeredTo) {
      const known = oldest.get(actingAccountId);
      if (!known || waiting.since < known.since) oldest.set(actingAccountId, waiting);
    }
    return { levels, offeredTo };
  };
  for (const welcome of listWaitingWelcomes(db, "en", everywhere)) offered(welcome);
  for (const item of listEverything(db)) {
    const { levels, offeredTo } = offered(item);
    for (const holder of offeredTo) {
      // The first scope was offered the item from the beginning, without an escalation.
      if (isOfferedTo([holder], item, levels.slice(1))) escalate(db, now, holder, item);
    }
  }
  for (const [accountId, item] of oldest) sumUp(db, now, accountId, item);
}

/** List the items that wait in all scopes, oldest first. */
function listEverything(db: Database): Item[] {
  const query = {
    language: "en" as const,
    scopes: everywhere,
    words: [],
    textLanguage: null,
    cityId: null,
    theme: null,
  };
  return reviewItemKinds
    .flatMap((kind) => listReviewQueueRows(db, kind, { ...query, limit: maxRead }))
    .sort((a, b) => a.since - b.since);
}

function sumUp(db: Database, now: Instant, accountId: string, oldest: Waiting): void {
  const here = toLocal(now, oldest.timeZone);
  if (timeOfDay(here) < digestHour) return;
  enqueueOnce(db, reviewDigest, {
    payload: { personId: accountId },
    dedupeKey: reviewDigest.key(accountId, localDateOf(here)),
    subject: mailSubject("person", accountId),
    now,
  });
}

type Item = ReviewQueueRow;
/** Review item, or proposed words of welcome of a city. */
type Waiting = Locality & { since: Instant; timeZone: IanaZone };

function escalate(db: Database, now: Instant, holder: { actingAccountId: string; kind: string }, item: Item): void {
  const key = reviewItemKey(item);
  enqueueOnce(db, escalated, {
    payload: { personId: holder.actingAccountId, key },
    dedupeKey: escalated.key(key, item.since, holder.kind, holder.actingAccountId),
    subject: mailSubject("person", holder.actingAccountId),
    now,
  });
}
