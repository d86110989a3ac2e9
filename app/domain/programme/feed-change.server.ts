import { writeTransaction } from "#db/client.server.ts";
import { findFeedChange, keepFeedChange, oldestFeedChange } from "#db/queries/feed-changes.server.ts";
import { createHash } from "node:crypto";
import type { Context } from "../context.ts";
import { DomainError } from "../errors.ts";
import { type Instant, plus } from "../time/zoned-time.ts";

/** Feeds whose last change is known; of more, those that changed longest ago are dropped. */
const maxFeeds = 20_000;
const aSecond = 1_000;

const hash = (text: string): string => createHash("sha256").update(text).digest("base64url");

/**
 * When what a feed says last changed, in whole seconds. It only rises: an entry that leaves takes its time with it, but that
 * it left is a change (RFC 9110 8.8.2, RFC 4287 4.2.15). Two changes are never of the same second.
 * @param feed its address
 * @param said all that it says, but for this moment
 * @param newest last change of an entry, for a feed that is asked for the first time; null when it has none
 * @returns null for a feed that never had an entry, and where nothing can be written
 */
export function feedChangedAt(
  ctx: Context,
  { feed, said, newest }: { feed: string; said: string; newest: Instant | null },
): Instant | null {
  const key = hash(feed);
  const fingerprint = hash(said);
  const known = findFeedChange(ctx.db, key);
  if (known?.fingerprint === fingerprint) return known.changedAt || null;
  try {
    return writeTransaction(ctx.db, (tx) => {
      const before = findFeedChange(tx, key);
      const changedAt = before
        ? later(wholeSecond(ctx.now), plus(before.changedAt, aSecond))
        : later(wholeSecond(newest ?? 0), oldestFeedChange(tx, maxFeeds));
      keepFeedChange(tx, { feed: key, fingerprint, changedAt }, maxFeeds);
      return changedAt || null;
    });
  } catch (error) {
    // A full disk must not take feeds away.
    if (error instanceof DomainError) return null;
    throw error;
  }
}

const wholeSecond = (at: number): Instant => (Math.floor(at / aSecond) * aSecond) as Instant;
const later = (a: Instant, b: Instant): Instant => (a > b ? a : b);
