import type { LocalDate } from "../time/zoned-time.ts";
import { addDays, hours, isoWeekday } from "../time/zoned-time.ts";

/** Hour at which digests are queued on Mondays, by the wall clock of the filter's place. */
export const digestHour = 7;
/** Retention of an unconfirmed digest and its address, in milliseconds. */
export const keepUnconfirmedDigestMs = hours(48);
/** Maximum number of digests requested for one address, so that the form cannot flood a stranger. */
export const digestsPerAddress = 5;
/** Maximum number of dates in a digest, by section; a link leads to the rest (MAIL-21). */
export const digestLimits = { featured: 5, week: 20, added: 10 } as const;

/** Return the Monday of the week of a day. */
export const mondayOf = (day: LocalDate): LocalDate => addDays(day, 1 - isoWeekday(day));
