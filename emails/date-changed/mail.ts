import { dateStatuses } from "#app/domain/model/date.ts";
import { attendances } from "#app/domain/model/event.ts";
import { mailKey, mailKind } from "#app/domain/model/mail.ts";
import { z } from "zod";

/** Mail to attendees and followers: a date was moved, cancelled, postponed or changed otherwise. */
export const dateChanged = mailKind({
  name: "date_changed",
  payload: z.object({
    pageId: z.uuid(),
    dateId: z.uuid(),
    /** The reader's last known state; null when a mail about it may or may not have arrived. */
    told: z
      .object({
        status: z.enum(dateStatuses),
        startsAtLocal: z.string(),
        endsAtLocal: z.string(),
        placeMark: z.string(),
        attendance: z.enum(attendances).optional(),
        startsAtUtc: z.number().optional(),
      })
      .nullable(),
  }),
  priority: 1,
  key: mailKey<[pageId: string, dateId: string, sequence: number]>("changed"),
});
