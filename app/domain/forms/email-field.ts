import { z } from "zod";
import { emailAddress } from "./fields.ts";
import { faultText } from "../fault-text.ts";

export const emailForm = z.object({ email: emailAddress });
export const codeForm = z.object({
  code: z.string({ error: faultText("required") }).max(100, faultText("codeSpent")),
});
