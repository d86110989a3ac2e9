import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, eq, gte, or } from "drizzle-orm";
import { events, organisations } from "../schema/index.ts";

/** What the public may know of: an approved event whose lead organisation is verified. Needs both tables in the query. */
export const isPublic = and(eq(events.review, "approved"), eq(organisations.state, "verified"));

/** What was public and is hidden. */
export const isHidden = and(eq(events.review, "hidden"), eq(organisations.state, "verified"));
/** For calendars, which must take out what they showed: the public events, and those hidden since a moment. */
export const isPublicOrHiddenSince = (since: Instant) => or(isPublic, and(isHidden, gte(events.revisedAt, since)));
