import { z } from "zod";
import { optionalEmail } from "../events/event-input.ts";
import { faultText } from "../fault-text.ts";
import { latinDigits, lengthOf, oneLine } from "../text/plain-text.ts";
import { nicknameLimit, signUpNeeds } from "./sign-up.ts";

/** The shape of the sign-up form; what depends on the event is a rule of the verb. */
export const signUpForm = z.object({
  dateId: z.uuid({ error: faultText("choose") }),
  requestId: z.uuid({ error: faultText("required") }),
  partySize: z
    .string({ error: faultText("required") })
    .transform((text) => latinDigits(text).trim())
    .refine((text) => /^\d{1,4}$/.test(text), faultText("wholeNumber"))
    .transform(Number),
  nickname: z
    .string()
    .default("")
    .transform(oneLine)
    .refine((text) => lengthOf(text) <= nicknameLimit, faultText("tooLong", { max: nicknameLimit }))
    .transform((text) => text || null),
  needs: z.array(z.enum(signUpNeeds, { error: faultText("choose") })).default([]),
  email: optionalEmail,
});
