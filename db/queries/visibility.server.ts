import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, eq, gte, isNotNull, isNull, or, sql } from "drizzle-orm";
import { cities, events, organisations } from "../schema/index.ts";
import { withoutIndex } from "./planner.server.ts";

// Compared with a number, so that the index is used: only hidden cities are read.
const cityIsHidden = sql`${events.cityId} in (select ${cities.id} from ${cities} where ${cities.hiddenAt} > 0)`;

/**
 * Condition for public events: approved, with a verified lead organisation, and neither the event, the organisation nor
 * the programme of its city hidden. Needs `event` and `organisation` joined.
 */
export const isPublic = and(
  // Nearly all events are approved, so the index on it does not help.
  sql`${withoutIndex(events.review)} = 'approved'`,
  eq(organisations.state, "verified"),
  isNull(organisations.hiddenAt),
  sql`not ${cityIsHidden}`,
);

/** Condition for events that were public and are hidden: themselves, with their organisation, or with their city. */
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
/** Condition for calendars, which must remove what they showed: public events, and those hidden since a moment. */
export const isPublicOrHiddenSince = (since: Instant) => or(isPublic, and(isHidden, gte(events.revisedAt, since)));

/** Condition for organisations that may be named in public as organisers. Needs `organisation` joined. */
export const isNameable = and(eq(organisations.state, "verified"), isNull(organisations.hiddenAt));
