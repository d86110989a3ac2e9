import { writeTransaction } from "#db/client.server.ts";
import { findFeedChange, keepFeedChange, oldestFeedChange } from "#db/queries/feed-changes.server.ts";
import { createHash } from "node:crypto";
import type { Context } from "../context.ts";
import { DomainError } from "../errors.ts";
import { type Instant, plus } from "../time/zoned-time.ts";

/** Maximum number of feeds whose last change is stored; the ones that changed longest ago are deleted. */
const maxFeeds = 20_000;
const aSecond = 1_000;

const hash = (text: string): string => createHash("sha256").update(text).digest("base64url");

/**
 * Return the time of the last change of a feed, in whole seconds. The time only rises, by at least a second at each
 * change; an entry that leaves the feed is a change too (RFC 9110 8.8.2, RFC 4287 4.2.15).
 * @param feed address of the feed
 * @param said content of the feed, without this time
 * @param newest last change of an entry, used at the first request of a feed; null without entries
 * @returns null for a feed that never had an entry, and when the database cannot be written
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
    // A full disk must not make feeds unavailable.
    if (error instanceof DomainError) return null;
    throw error;
  }
}

const wholeSecond = (at: number): Instant => (Math.floor(at / aSecond) * aSecond) as Instant;
const later = (a: Instant, b: Instant): Instant => (a > b ? a : b);
