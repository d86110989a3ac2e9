import { z } from "zod";
import { optionalEmail } from "../forms/fields.ts";
import { faultText } from "../fault-text.ts";
import { latinDigits, isWithin, oneLine } from "../text/plain-text.ts";
import { nicknameLimit, signUpNeeds } from "../model/sign-up.ts";

/** Party size, typed in digits of any script. */
export const partySizeField = z
  .string({ error: faultText("required") })
  .transform((text) => latinDigits(text).trim())
  .refine((text) => /^\d{1,4}$/.test(text), faultText("peopleNumber"))
  .transform(Number);

/** Id made with the form: posting it twice creates one record. */
const requestId = z.uuid({ error: faultText("required") });

/** Sign-up form. Rules that depend on the event are checked by `signUpForDate`. */
export const signUpForm = z.object({
  /** Date, or one session of it: `<date>` or `<date>/<session>`. */
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
  /** Set when signing another person up: the next page is then a ticket to hand over. */
  forOther: z.string().default(""),
});

export function choiceOf(choice: string): { dateId: string; sessionId: string | null } {
  const [dateId = "", sessionId = null] = choice.split("/");
  return { dateId, sessionId };
}

/** Sign-up form of an existing attendee page: without an address, and with `follow` as another intent. */
const follow = z.object({ intent: z.literal("follow"), requestId });
export const joinFromPageForm = z.union([
  follow,
  signUpForm.omit({ email: true, forOther: true }).extend({ intent: z.undefined().optional() }),
]);
export type JoinFromPageForm = z.output<typeof joinFromPageForm>;

export const followForm = z.object({ requestId, email: optionalEmail });
