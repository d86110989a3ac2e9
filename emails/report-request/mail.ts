import { mailKey, mailKind } from "#app/domain/model/mail.ts";
import { z } from "zod";

/** Mail that asks the organiser for an outcome report, the day after the last date. */
export const reportRequest = mailKind({
  name: "report_request",
  payload: z.object({ eventId: z.uuid() }),
  priority: 5,
  key: mailKey<[eventId: string]>("report-request"),
});
