import { z } from "zod";
import { optionalEmail } from "../forms/fields.ts";
import { faultText } from "../fault-text.ts";
import { latinDigits, isWithin, oneLine } from "../text/plain-text.ts";
import { nicknameLimit, signUpNeeds } from "../model/sign-up.ts";

/** A number of people as anybody may type it, in figures of any script. */
export const partySizeField = z
  .string({ error: faultText("required") })
  .transform((text) => latinDigits(text).trim())
  .refine((text) => /^\d{1,4}$/.test(text), faultText("peopleNumber"))
  .transform(Number);

/** Made with the form: posted twice, it is one. */
const requestId = z.uuid({ error: faultText("required") });

/** The shape of the sign-up form; what depends on the event is a rule of the verb. */
export const signUpForm = z.object({
  /** A date, or one session of it: `<date>` or `<date>/<session>`. */
  dateId: z
    .string({ error: faultText("choose") })
    .regex(/^[0-9a-f-]{36}(?:\/[0-9a-f-]{36})?$/, { error: faultText("choose") }),
  requestId,
  partySize: partySizeField,
  nickname: z
    .string()
    .default("")
    .transform(oneLine)
    .refine((text) => isWithin(text, nicknameLimit), faultText("tooLong", { max: nicknameLimit }))
    .transform((text) => text || null),
  needs: z.array(z.enum(signUpNeeds, { error: faultText("choose") })).default([]),
  email: optionalEmail,
  /** `yes` from a page that said that seats may be provisional. */
  limitSeen: z.string().default(""),
  /** Somebody signs another person up: what comes next is a slip to give them. */
  forOther: z.string().default(""),
});

/** What was chosen, taken apart. */
export function choiceOf(choice: string): { dateId: string; sessionId: string | null } {
  const [dateId = "", sessionId = null] = choice.split("/");
  return { dateId, sessionId };
}

/** The same on a page that is there already: no address is asked for, and it can also be a mere "keep me informed". */
const follow = z.object({ intent: z.literal("follow"), requestId });
export const joinFromPageForm = z.union([
  follow,
  signUpForm.omit({ email: true, forOther: true }).extend({ intent: z.undefined().optional() }),
]);
export type JoinFromPageForm = z.output<typeof joinFromPageForm>;

export const followForm = z.object({ requestId, email: optionalEmail });
