import { z } from "zod";
import { faultText } from "../fault-text.ts";
import { languages } from "../languages/language.ts";
import { isSignLanguage, isSpokenLanguage } from "../languages/spoken-language.ts";
import { emailLimit } from "../sign-ups/sign-up.ts";
import { latinDigits, lengthOf, manyLines, oneLine } from "../text/plain-text.ts";
import { placeLevels } from "../places/place.ts";
import {
  attendances,
  defaultPartySize,
  defaultRevealHours,
  doors,
  inclusionAnswers,
  largestCapacity,
  largestPartyLimit,
  mostDates,
  mostRevealHours,
  textLimits,
} from "./event.ts";
import { type LocalDateTime, parseLocalDateTime } from "../time/zoned-time.ts";

const required = { error: faultText("required") };
const within = (max: number) => (text: string) => lengthOf(text) <= max;
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
const isEmail = (text: string): boolean => text.length <= emailLimit && z.email().safeParse(text).success;
export const emailAddress = z
  .string(required)
  .transform((text) => text.trim())
  .refine((text) => text !== "", faultText("required"))
  .refine(isEmail, faultText("email"));
/** An address that may stay empty: null then. */
export const optionalEmail = z
  .string()
  .default("")
  .transform((text) => text.trim())
  .refine((text) => text === "" || isEmail(text), faultText("email"))
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
/** What is usual anyway is not written down as a choice. */
const unlessUsual = (usual: number) => (value: number | null) => (value === usual ? null : value);
const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: faultText("choose") });
const listOf = <T extends string>(isKnown: (value: unknown) => value is T) =>
  z
    .array(z.string())
    .default([])
    .refine((codes) => codes.every(isKnown), faultText("choose"))
    .transform((codes) => codes as T[]);
const webAddress = optionalLine(textLimits.line).refine(
  (text) => text === null || /^https?:\/\/[^\s<>"]+$/i.test(text),
  faultText("webAddress"),
);

/** What a form and an import have in common: every field of an event but its dates and its organisation. */
export const eventFields = {
  language: oneOf(languages),
  title: neededLine(textLimits.title),
  summary: neededLine(textLimits.summary),
  description: manyLinesUpTo(textLimits.description),
  themes: z
    .array(z.string())
    .default([])
    .refine((codes) => codes.length > 0, faultText("chooseOne")),
  format: z.string(required),
  cityId: z.string(required),
  attendance: oneOf(attendances),
  placeLevel: oneOf(placeLevels),
  venueName: optionalLine(textLimits.venueName),
  streetAddress: optionalLine(textLimits.line),
  district: optionalLine(textLimits.venueName),
  placeAsk: optionalLine(textLimits.line),
  /** Hours before the start from which holders of a seat see the exact place; null: the usual ones. */
  revealHours: optionalNumber(0, mostRevealHours).transform(unlessUsual(defaultRevealHours)),
  joinUrl: webAddress,
  door: oneOf(doors),
  /** Most people one sign-up may bring; null: as many as usual. */
  partyLimit: optionalNumber(1, largestPartyLimit).transform(unlessUsual(defaultPartySize)),
  contactEmail: emailAddress,
  publicContact: optionalLine(textLimits.line),
  spoken: listOf(isSpokenLanguage),
  interpreted: listOf(isSpokenLanguage),
  signed: listOf(isSignLanguage),
  /** A code that is absent, or empty as forms send it, was not answered. */
  inclusion: z
    .record(z.string(), z.union([z.enum(inclusionAnswers), z.literal("")], { error: faultText("choose") }).optional())
    .default({})
    .transform((answers) =>
      Object.fromEntries(
        Object.entries(answers).flatMap(([code, answer]) => (answer ? [[code, answer] as const] : [])),
      ),
    ),
} as const;

const localDateTime = z.custom<LocalDateTime>(
  (value) => typeof value === "string" && parseLocalDateTime(value) === value,
  faultText("dateTime"),
);

/** One date: wall clock in the city's zone; the offset (minutes east of UTC) only for an hour that exists twice. */
export const dateInput = z.object({
  start: localDateTime,
  end: localDateTime,
  startOffset: z.number().int().nullable(),
  endOffset: z.number().int().nullable(),
  capacity: z.number().int().min(1).max(largestCapacity).nullable(),
});
export type DateInput = z.infer<typeof dateInput>;

/** Everything the verb `saveEvent` needs to know of an event. */
export const eventInput = z.object({
  ...eventFields,
  organisationId: z.string(required),
  dates: z
    .array(dateInput)
    .min(1, faultText("required"))
    .max(mostDates, faultText("tooMany", { max: mostDates })),
});
export type EventInput = z.infer<typeof eventInput>;
