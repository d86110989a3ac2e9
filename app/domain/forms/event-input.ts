import type { EventFormField } from "../model/event-form-part.ts";
import { z } from "zod";
import { faultText } from "../fault-text.ts";
import { optionalLine, neededLine, manyLinesUpTo, required, optionalNumber, emailAddress } from "./fields.ts";
import { excerpt } from "../text/excerpt.ts";
import { textLimits, attendances, maxRevealHours, defaultRevealHours, inclusionAnswers } from "../model/event.ts";
import { languages } from "../languages/language.ts";
import { placeLevels } from "../model/place.ts";
import { participationModes, maxPartyLimit, defaultPartySize, maxCapacity } from "../model/participation.ts";
import { isSpokenLanguage, isSignLanguage, type SpokenLanguage } from "../languages/spoken-language.ts";
import { type LocalDateTime, parseLocalDateTime } from "../time/zoned-time.ts";
import { maxDates } from "../model/date.ts";

/** Convert the default value to null, so that it is not stored as a choice. */
const unlessUsual = (usual: number) => (value: number | null) => (value === usual ? null : value);

const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: faultText("choose") });

const listOf = <T extends string>(isKnown: (value: unknown) => value is T) =>
  z
    .array(z.string())
    .default([])
    .refine((codes) => codes.every(isKnown), faultText("choose"))
    .transform((codes) => codes as T[]);

/** Spoken languages by code; a value that is no code is a name that somebody typed, and nobody knows. */
const spokenCodes = z
  .array(z.string())
  .default([])
  .transform((codes, check) => {
    const unknown = codes.find((code) => !isSpokenLanguage(code));
    if (unknown === undefined) return codes as SpokenLanguage[];
    check.addIssue({ code: "custom", message: faultText("unknownLanguage", { name: excerpt(unknown, 60) }) });
    return z.NEVER;
  });

/** True for the name of one language in letters: no list of names, no number and no address of a page. */
const isLanguageName = (name: string): boolean =>
  /\p{L}/u.test(name) && /^(?:[\p{L}\p{M}\p{Zs}'’ʼ()‐-]|\u200c|\u200d)*$/u.test(name);

const webAddress = optionalLine(textLimits.line).refine(
  (text) => text === null || /^https?:\/\/[^\s<>"]+$/i.test(text),
  faultText("webAddress"),
);

/** Fields that the form and the import have in common: all of an event but its dates and its organisation. */
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
  /** Hours before the start from which holders of a seat see the exact place; null: `defaultRevealHours`. */
  revealHours: optionalNumber(0, maxRevealHours).transform(unlessUsual(defaultRevealHours)),
  joinUrl: webAddress,
  door: oneOf(participationModes),
  /** Maximum party size of one sign-up; null: `defaultPartySize`. */
  partyLimit: optionalNumber(1, maxPartyLimit).transform(unlessUsual(defaultPartySize)),
  contactEmail: emailAddress,
  publicContact: optionalLine(textLimits.line),
  spoken: spokenCodes,
  interpreted: spokenCodes,
  /** One more language spoken there, by a name for which there is no code. */
  otherLanguage: optionalLine(textLimits.languageName).refine(
    (name) => name === null || isLanguageName(name),
    faultText("languageName"),
  ),
  signed: listOf(isSignLanguage),
  /** Answers by inclusion code. A code that is absent, or empty as forms send it, was not answered. */
  inclusion: z
    .record(z.string(), z.union([z.enum(inclusionAnswers), z.literal("")], { error: faultText("choose") }).optional())
    .default({})
    .transform((answers) =>
      Object.fromEntries(
        Object.entries(answers).flatMap(([code, answer]) => (answer ? [[code, answer] as const] : [])),
      ),
    ),
} satisfies Record<Exclude<EventFormField, "dates">, z.ZodType>;

const localDateTime = z.custom<LocalDateTime>(
  (value) => typeof value === "string" && parseLocalDateTime(value) === value,
  faultText("dateTime"),
);

/**
 * Date of an event: wall clock in the city's zone; offsets (minutes east of UTC) only for an hour that occurs twice.
 */
export const dateInput = z.object({
  start: localDateTime,
  end: localDateTime,
  startOffset: z.number().int().nullable(),
  endOffset: z.number().int().nullable(),
  capacity: z.number().int().min(1).max(maxCapacity).nullable(),
});

export type DateInput = z.infer<typeof dateInput>;

export const eventInput = z.object({
  ...eventFields,
  organisationId: z.string(required),
  dates: z
    .array(dateInput)
    .min(1, faultText("required"))
    .max(maxDates, faultText("tooMany", { max: maxDates })),
});

export type EventInput = z.infer<typeof eventInput>;
