import { faultText } from "../fault-text.ts";
import { excerpt } from "../text/excerpt.ts";
import { isWithin, oneLine, manyLines, latinDigits } from "../text/plain-text.ts";
import { cleanEmail, isInternational, parseEmail } from "../text/email-address.ts";
import { z } from "zod";
import { acceptsInternationalEmail } from "./international-email.ts";

export const required = { error: faultText("required") };

const within = (max: number) => (text: string) => isWithin(text, max);

const tooLong = (max: number) => faultText("tooLong", { max });

export const neededLine = (max: number) =>
  z
    .string(required)
    .transform(oneLine)
    .refine((text) => text !== "", faultText("required"))
    .refine(within(max), tooLong(max));

/** Line that may be empty. */
export const lineUpTo = (max: number) => z.string().default("").transform(oneLine).refine(within(max), tooLong(max));

/** Optional line; null when it is empty. */
export const optionalLine = (max: number) => lineUpTo(max).transform((text) => (text === "" ? null : text));

export const manyLinesUpTo = (max: number) =>
  z.string().default("").transform(manyLines).refine(within(max), tooLong(max));

const isDeliverable = (address: string): boolean => !isInternational(address) || acceptsInternationalEmail();

/** E-mail address in its stored form; one with letters beyond ASCII only if the mail server accepts it (RFC 6531). */
export const emailAddress = z
  .string(required)
  .transform(cleanEmail)
  .refine((text) => text !== "", faultText("required"))
  .refine((text) => text === "" || parseEmail(text) !== null, faultText("email"))
  .refine(isDeliverable, faultText("emailInternational"));

/** Optional e-mail address; null when it is empty. */
export const optionalEmail = z
  .string()
  .default("")
  .transform(cleanEmail)
  .refine((text) => text === "" || parseEmail(text) !== null, faultText("email"))
  .refine(isDeliverable, faultText("emailInternational"))
  .transform((text) => (text === "" ? null : text));

/** Optional whole number from a text field, in ASCII or Arabic digits; null when it is empty. */
export const optionalNumber = (min: number, max: number) =>
  z
    .string()
    .default("")
    .transform((text, check) => {
      const digits = latinDigits(text).trim();
      if (digits === "") return null;
      const value = /^\d{1,9}$/.test(digits) ? Number(digits) : Number.NaN;
      if (value >= min && value <= max) return value;
      check.addIssue({ code: "custom", message: faultText("outOfBounds", { min, max, typed: excerpt(digits, 20) }) });
      return z.NEVER;
    });

/** Return a stored value as its form field shows it: empty for null. */
export const fieldText = (value: string | number | null): string => (value === null ? "" : String(value));
