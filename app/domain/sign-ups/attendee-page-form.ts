import { z } from "zod";
import { faultText } from "../fault-text.ts";
import { languages } from "../languages/language.ts";
import { emailForm } from "../forms/email-field.ts";
import { partySizeField } from "./sign-up-form.ts";

const emailField = emailForm.shape.email;
const signUpId = z.string().default("");

export const attendeePageForm = z.discriminatedUnion(
  "intent",
  [
    z.object({ intent: z.literal("cancel"), signUpId }),
    z.object({ intent: z.literal("accept"), signUpId }),
    z.object({ intent: z.literal("party"), signUpId, partySize: partySizeField }),
    z.object({ intent: z.literal("unfollow"), eventId: z.string().default("") }),
    z.object({ intent: z.literal("language"), language: z.enum(languages, { error: faultText("choose") }) }),
    z.object({ intent: z.literal("reminders"), wanted: z.enum(["yes", "no"], { error: faultText("choose") }) }),
    z.object({ intent: z.literal("email"), email: emailField }),
    z.object({ intent: z.literal("no_email") }),
    z.object({ intent: z.literal("addresses") }),
    z.object({ intent: z.literal("erase") }),
  ],
  { error: faultText("choose") },
);
export type AttendeePageForm = z.output<typeof attendeePageForm>;

/** Actions that the page confirms with a text; after `erase` there is no page. */
export const attendeeActionsDone = [
  "cancel",
  "accept",
  "party",
  "unfollow",
  "language",
  "reminders",
  "email",
  "no_email",
  "addresses",
] as const;
export type DoneWord = (typeof attendeeActionsDone)[number];
