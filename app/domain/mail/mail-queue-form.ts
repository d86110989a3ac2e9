import { z } from "zod";
import { emailAddress } from "../forms/fields.ts";
import { faultText } from "../fault-text.ts";

const mailId = z.string().default("");

export const mailQueueForm = z.discriminatedUnion(
  "intent",
  [
    z.object({ intent: z.literal("retry"), mailId }),
    z.object({ intent: z.literal("retryAll") }),
    z.object({ intent: z.literal("drop"), mailId }),
    z.object({ intent: z.literal("lift"), email: emailAddress }),
  ],
  { error: faultText("choose") },
);
export type MailQueueForm = z.output<typeof mailQueueForm>;
