import { faultText } from "../fault-text.ts";
import { isWithin, oneLine, manyLines, latinDigits } from "../text/plain-text.ts";
import { cleanEmail, isInternational, parseEmail } from "../text/email-address.ts";
import { z } from "zod";
import { acceptsInternationalEmail } from "./international-email.ts";

export const required = { error: faultText("required") };

const within = (max: number) => (text: string) => isWithin(text, max);

const tooLong = (max: number) => faultText("tooLong", { max });

/** A line somebody must fill in. */
export const neededLine = (max: number) =>
  z
    .string(required)
    .transform(oneLine)
    .refine((text) => text !== "", faultText("required"))
    .refine(within(max), tooLong(max));

/** A line that may stay empty: null then. */
export const optionalLine = (max: number) =>
  z
    .string()
    .default("")
    .transform(oneLine)
    .refine(within(max), tooLong(max))
    .transform((text) => (text === "" ? null : text));

/** Several lines, or none. */
export const manyLinesUpTo = (max: number) =>
  z.string().default("").transform(manyLines).refine(within(max), tooLong(max));

const isDeliverable = (address: string): boolean => !isInternational(address) || acceptsInternationalEmail();

/** An address in the form in which it is kept; one beyond ASCII only where the mail server takes it (RFC 6531). */
export const emailAddress = z
  .string(required)
  .transform(cleanEmail)
  .refine((text) => text !== "", faultText("required"))
  .refine((text) => text === "" || parseEmail(text) !== null, faultText("email"))
  .refine(isDeliverable, faultText("emailInternational"));

/** An address that may stay empty: null then. */
export const optionalEmail = z
  .string()
  .default("")
  .transform(cleanEmail)
  .refine((text) => text === "" || parseEmail(text) !== null, faultText("email"))
  .refine(isDeliverable, faultText("emailInternational"))
  .transform((text) => (text === "" ? null : text));

/** A whole number from a text field, ASCII or Arabic digits; null when empty. */
export const optionalNumber = (min: number, max: number) =>
  z
    .string()
    .default("")
    .transform((text) => latinDigits(text).trim())
    .refine((text) => text === "" || /^\d{1,9}$/.test(text), faultText("wholeNumber"))
    .transform((text) => (text === "" ? null : Number(text)))
    .refine((value) => value === null || (value >= min && value <= max), faultText("numberBetween", { min, max }));
