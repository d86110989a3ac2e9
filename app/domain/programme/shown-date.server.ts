import type { DateRow } from "#db/queries/programme.server.ts";
import { offsetAt } from "../time/zone-arithmetic.server.ts";

/** Return the time of a date for a mail, without the other fields of the row, which contains the place. */
export function mailWhen(row: DateRow) {
  const { startsAtLocal, endsAtLocal, cityName, countryCode } = row;
  return { startsAtLocal, endsAtLocal, cityName, countryCode, offsetMinutes: offsetAt(row.startsAtUtc, row.timeZone) };
}
