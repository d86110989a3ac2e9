import { z } from "zod";
import { optionalEmail } from "../forms/fields.ts";
import { faultText } from "../fault-text.ts";
import { isWithin, manyLines } from "../text/plain-text.ts";
import { reportKinds, reportLimit } from "../model/report.ts";

/** Form for a problem report; the address is optional, to get the answer by mail. */
export const reportForm = z.object({
  kind: z.enum(reportKinds, { error: faultText("choose") }),
  text: z
    .string({ error: faultText("required") })
    .transform(manyLines)
    .refine((text) => text !== "", faultText("required"))
    .refine((text) => isWithin(text, reportLimit), faultText("tooLong", { max: reportLimit })),
  email: optionalEmail,
});
