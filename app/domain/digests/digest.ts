import type { LocalDate } from "../time/zoned-time.ts";
import { addDays, hours, isoWeekday } from "../time/zoned-time.ts";

/** When a weekly mail is written, on the clock of its place: Monday, at seven. */
export const digestHour = 7;
/** An address that nobody confirmed is erased after this. */
export const keepUnconfirmedDigestMs = hours(48);
/** Weekly mails one address may ask for; more would be a way to bother a stranger. */
export const digestsPerAddress = 5;
/** Dates one mail names at most, by section: what is beyond is a link (MAIL-21). */
export const digestLimits = { featured: 5, week: 20, added: 10 } as const;

/** The Monday of the week a day lies in. */
export const mondayOf = (day: LocalDate): LocalDate => addDays(day, 1 - isoWeekday(day));
