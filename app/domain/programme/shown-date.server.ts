import type { DateRow } from "#db/queries/programme.server.ts";
import { offsetAt } from "../time/zone-arithmetic.server.ts";

/** When a date is, for a mail: nothing else of its row, since that holds the place. */
export function mailWhen(row: DateRow) {
  const { startsAtLocal, endsAtLocal, cityName, countryCode } = row;
  return { startsAtLocal, endsAtLocal, cityName, countryCode, offsetMinutes: offsetAt(row.startsAtUtc, row.timeZone) };
}
