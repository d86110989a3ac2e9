import { z } from "zod";
import { messageAudiences } from "../model/sign-up.ts";
import { faultText } from "../fault-text.ts";
import { partySizeField, signUpForm } from "../sign-ups/sign-up-form.ts";
import { type Instant, instantFrom } from "../time/zoned-time.ts";

/** Actions of the attendees page; rules about texts are checked by the functions of the actions. */
export const attendeesForm = z.discriminatedUnion(
  "intent",
  [
    z.object({ intent: z.literal("release"), signUpId: z.string().default(""), reason: z.string().default("") }),
    /** Undo a check-in made by mistake. */
    z.object({ intent: z.literal("not_here"), signUpId: z.string().default("") }),
    z.object({ intent: z.literal("write"), words: z.string().default("") }),
    z.object({ intent: z.literal("release_crowd"), signUpId: z.string().default("") }),
    z.object({ intent: z.literal("network_cap"), dateId: z.string().default(""), cap: z.string().default("") }),
  ],
  { error: faultText("choose") },
);
export type AttendeesForm = z.output<typeof attendeesForm>;

/** Actions that the page confirms with a text. */
export const attendeesActionsDone = [
  "release_many",
  "release",
  "not_here",
  "write",
  "release_crowd",
  "network_cap",
] as const satisfies readonly (AttendeesForm["intent"] | "release_many")[];

/** Sign-ups chosen to be released; `review` asks to confirm, and needs no reason yet. */
export const releaseForm = z.object({
  intent: z.enum(["review", "release"], { error: faultText("choose") }),
  signUpIds: z.array(z.string()).min(1, faultText("choose")),
  reason: z.string().default(""),
});

/** Message to one date: a draft that is kept, then seen, then sent. */
export const dateMessageForm = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.enum(["draft", "preview"]),
      audience: z.enum(messageAudiences, { error: faultText("choose") }),
      words: z.string().default(""),
    }),
    z.object({ intent: z.literal("send"), messageId: z.string().default("") }),
  ],
  { error: faultText("choose") },
);

export const addAttendeeForm = signUpForm.pick({ requestId: true, nickname: true, partySize: true });

export const checkInForm = z.object({
  code: z
    .string({ error: faultText("required") })
    .trim()
    .min(1, faultText("required"))
    .max(40, faultText("doorCodeUnknown")),
});

/** Number of people of a party who are here; 0 takes the arrival back. */
export const arrivedForm = z.object({
  signUpId: z.string().default(""),
  arrived: partySizeField,
});

/** Arrivals sent by a phone at the door, with times of its clock, set to that of the server. */
export const arrivalsShape = z.object({
  arrivals: z
    .array(
      z.object({
        signUpId: z.uuid(),
        at: z
          .number()
          .int()
          .min(0)
          .max(8.64e15)
          .transform((at): Instant => instantFrom(at)),
        arrived: z.number().int().min(0).max(9_999).optional(),
        walkIn: z.object({ nickname: signUpForm.shape.nickname, partySize: z.number().int() }).optional(),
      }),
    )
    .max(1_000),
});
