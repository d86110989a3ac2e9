import { mailKey, mailKind } from "#app/domain/model/mail.ts";
import { z } from "zod";

/** Mail to the visitor who reported a problem and left an address. */
export const reportAnswered = mailKind({
  name: "report_answered",
  payload: z.object({ reportId: z.uuid() }),
  priority: 3,
  key: mailKey<[reportId: string]>("report-answered"),
});
