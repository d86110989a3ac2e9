import { listScopes } from "#db/queries/coordinators.server.ts";
import { findAccount } from "#db/queries/accounts.server.ts";
import { coordinateItemPath, coordinatePath } from "#app/domain/paths.ts";
import type { Context } from "#app/domain/context.ts";
import type { MailPayload } from "#app/domain/model/mail.ts";
import type { PreparedMail } from "../mail-model.ts";
import { daysBetween, type Instant, utcDay } from "#app/domain/time/zoned-time.ts";
import { listReviewQueue, type ReviewQueueItem } from "#app/domain/review/list-review-queue.server.ts";
import { emptyReviewQueueFilter } from "#app/domain/review/review-queue-filter.ts";

/** So many lines one mail has; the rest is behind its button. */
const maxRows = 15;

/** What is offered to somebody at this moment, as they would see it. */
function queueOf(
  ctx: Context,
  accountId: string,
): { account: NonNullable<ReturnType<typeof findAccount>>; items: ReviewQueueItem[] } | null {
  const account = findAccount(ctx.db, accountId);
  if (!account) return null;
  const scopes = listScopes(ctx.db, accountId, utcDay(ctx.now));
  const actor = {
    kind: "account" as const,
    accountId,
    memberships: [],
    scopes,
    scopesAwaitingFactor: [],
    secondFactorAt: ctx.now,
  };
  return { account, items: listReviewQueue({ ...ctx, actor, language: account.language }, emptyReviewQueueFilter) };
}

/** What waits for a coordinator, with its age; null when nothing does any more. */
export function prepareReviewDigestMail(ctx: Context, payload: MailPayload<"review_digest">): PreparedMail | null {
  const queue = queueOf(ctx, payload.personId);
  if (!queue || queue.items.length === 0) return null;
  const { account, items } = queue;
  return {
    to: account.email,
    language: account.language,
    model: {
      kind: "summary",
      about: "waiting",
      count: items.length,
      title: null,
      rows: items.slice(0, maxRows).map((item) => ({
        label: { text: item.title, language: item.textLanguage ?? account.language },
        values: { days: ageInDays(item.since, ctx.now) },
      })),
      url: `${ctx.origin}${coordinatePath(account.language)}`,
    },
  };
}

const ageInDays = (since: Instant, now: Instant): number => daysBetween(utcDay(since), utcDay(now));

/** Something a clock has brought before one more coordinator; null when it was decided since, or is not theirs. */
export function prepareEscalatedMail(ctx: Context, payload: MailPayload<"escalated">): PreparedMail | null {
  const queue = queueOf(ctx, payload.personId);
  const item = queue?.items.find((queued) => queued.key === payload.key);
  if (!queue || !item) return null;
  const { account } = queue;
  return {
    to: account.email,
    language: account.language,
    model: {
      kind: "notice",
      about: "escalated",
      who: item.title,
      title: null,
      quote: null,
      url: `${ctx.origin}${coordinateItemPath(account.language, { kind: item.kind, id: item.subjectId })}`,
    },
  };
}
