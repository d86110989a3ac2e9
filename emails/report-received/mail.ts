import { mailKey, mailKind } from "#app/domain/model/mail.ts";
import { z } from "zod";

/** Mail to a coordinator: a visitor reported a problem. */
export const reportReceived = mailKind({
  name: "report_received",
  payload: z.object({ reportId: z.uuid(), toId: z.uuid() }),
  priority: 3,
  key: mailKey<[reportId: string, readerId: string]>("report"),
});
