import { eventPath, personalPath, withQuery } from "../addresses.ts";
import type { Language } from "../languages/language.ts";
import { filterQuery, type ProgrammeFilter } from "../programme/programme-filter.ts";

/** Addresses of what people do without an account, besides signing up. Public and stable as all others. */
/** Where a page whose address was lost is asked for again. */
export const lostLinkPath = (language: Language): string => `/${language}/my`;
/** Something more for a page that is there already. */
export const joinFromPagePath = (language: Language, token: string, slug: string): string =>
  `${personalPath(language, token)}/join/${slug}`;
/** What somebody who signed up for another person gives them: code and address, to print. */
export const slipPath = (language: Language, token: string): string => `${personalPath(language, token)}/slip`;
export const personalCalendarPath = (token: string): string => `/calendar/my/${token}.ics`;
/** "Keep me informed" about an event, without a seat. */
export const followPath = (language: Language, slug: string): string => `${eventPath(language, slug)}/follow`;
/** The weekly mail by a filter. */
export const digestPath = (language: Language, filter: ProgrammeFilter): string =>
  withQuery(`/${language}/digest`, filterQuery(filter));
/** One-click unsubscribe (RFC 8058); in no language, since programs post to it. */
export const unsubscribePath = (token: string): string => `/u/${token}`;
