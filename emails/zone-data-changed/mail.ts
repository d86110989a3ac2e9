import { mailKey, mailKind } from "#app/domain/model/mail.ts";
import { z } from "zod";

/** Mail to the organiser: a date starts at another instant, because time zone data or the zone of its city changed. */
export const zoneDataChanged = mailKind({
  name: "zone_data_changed",
  payload: z.object({
    dateId: z.uuid(),
    startsAtLocal: z.string(),
    /** Start before the change, in UTC; null when the wall clock does not exist any more. */
    startedAtUtc: z.number().nullable(),
    /** True when the zone of the city was corrected; false or absent when the zone data changed. */
    isCorrection: z.boolean().optional(),
  }),
  priority: 3,
  key: mailKey<[dateId: string, version: string, change: "gap" | "moved"]>("zone-data"),
});
