import { and, eq } from "drizzle-orm";
import { events, organisations } from "../schema/index.ts";

/** What the public may know of: an approved event whose lead organisation is verified. Needs both tables in the query. */
export const isPublic = and(eq(events.review, "approved"), eq(organisations.state, "verified"));
