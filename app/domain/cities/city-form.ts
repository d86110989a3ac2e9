import { z } from "zod";
import { neededLine, optionalLine } from "../forms/fields.ts";
import { faultText } from "../fault-text.ts";
import { organisationLimits } from "../model/organisation.ts";
import { latinDigits } from "../text/plain-text.ts";

const max = organisationLimits.cityName;

/** Field for degrees as copied from a map: `38.7223`, `-9,1393`, also with Arabic digits. */
const degrees = (limit: number) =>
  z
    .string({ error: faultText("required") })
    .transform((text) => latinDigits(text).trim().replace("\u2212", "-").replace(/[,٫]/, "."))
    .refine((text) => text !== "", faultText("required"))
    .refine(
      (text) => /^-?\d{1,3}(\.\d{1,15})?$/.test(text) && Math.abs(Number(text)) <= limit,
      faultText("degrees", { max: limit }),
    )
    .transform(Number);

export const cityFields = {
  name: neededLine(max),
  names: z.object({
    en: optionalLine(max),
    fr: optionalLine(max),
    es: optionalLine(max),
    pt: optionalLine(max),
    ar: optionalLine(max),
  }),
  timeZone: neededLine(max),
  latitude: degrees(90),
  longitude: degrees(180),
};

/** Forms for a proposed city, by intent: list it, or move its organisations to a listed city. */
export const cityForm = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("confirm"),
      ...cityFields,
    }),
    z.object({ intent: z.literal("assign"), toCityId: z.string({ error: faultText("choose") }) }),
  ],
  { error: faultText("choose") },
);
