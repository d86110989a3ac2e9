import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, eq, gte, isNotNull, isNull, or, sql } from "drizzle-orm";
import { cities, events, organisations } from "../schema/index.ts";

// Compared with a number, so that the index is used: cities that are not hidden are never looked at.
const cityIsHidden = sql`${events.cityId} in (select ${cities.id} from ${cities} where ${cities.hiddenAt} > 0)`;

/**
 * What the public may know of: an approved event whose lead organisation is verified, and nothing of which is hidden: the
 * event, the organisation, or the whole programme of its city. Needs `event` and `organisation` in the query.
 */
export const isPublic = and(
  // Nearly all are, so its index helps nobody (the plus keeps it from being used).
  sql`+${events.review} = 'approved'`,
  eq(organisations.state, "verified"),
  isNull(organisations.hiddenAt),
  sql`not ${cityIsHidden}`,
);

/** What was public and was taken out of everything public: itself, with its organisation, or with its city. */
export const isHidden = and(
  isNotNull(events.approvedAt),
  or(
    eq(events.review, "hidden"),
    and(
      eq(events.review, "approved"),
      or(eq(organisations.state, "suspended"), isNotNull(organisations.hiddenAt), cityIsHidden),
    ),
  ),
);
/** For calendars, which must take out what they showed: the public events, and those hidden since a moment. */
export const isPublicOrHiddenSince = (since: Instant) => or(isPublic, and(isHidden, gte(events.revisedAt, since)));

/** Whether an organisation may be named in public as one of those who organise. Needs `organisation` in the query. */
export const isNameable = and(eq(organisations.state, "verified"), isNull(organisations.hiddenAt));
