import { z } from "zod";
import { faultText } from "../fault-text.ts";
import { emailLimit } from "../sign-ups/sign-up.ts";
import { lengthOf, manyLines } from "../text/plain-text.ts";
import { reportKinds, reportLimit } from "./report.ts";

/** What somebody reports about an event; an address only if they want to hear by mail. */
export const reportForm = z.object({
  kind: z.enum(reportKinds, { error: faultText("choose") }),
  text: z
    .string({ error: faultText("required") })
    .transform(manyLines)
    .refine((text) => text !== "", faultText("required"))
    .refine((text) => lengthOf(text) <= reportLimit, faultText("tooLong", { max: reportLimit })),
  email: z
    .string()
    .default("")
    .transform((text) => text.trim())
    .refine(
      (text) => text === "" || (text.length <= emailLimit && z.email().safeParse(text).success),
      faultText("email"),
    )
    .transform((text) => (text === "" ? null : text)),
});
