import { z } from "zod";
import { cityFields } from "./city-form.ts";
import { neededLine } from "../forms/fields.ts";
import { faultText } from "../fault-text.ts";
import { organisationLimits } from "../model/organisation.ts";
import { isCountryCode } from "../model/country.ts";
import { placeLevels } from "../model/place.ts";

const choose = { error: faultText("choose") };
const level = z.enum(placeLevels, choose);
const name = neededLine(organisationLimits.cityName);

/** Form in which the secretariat creates or changes a city. */
export const cityDetailsForm = z.object({
  countryCode: z
    .string({ error: faultText("required") })
    .trim()
    .refine(isCountryCode, faultText("countryCode")),
  regionCode: z.string().max(60).default(""),
  ...cityFields,
  defaultPlaceLevel: level,
});

export const placesForm = z.discriminatedUnion(
  "intent",
  [
    z.object({ intent: z.literal("country"), code: z.string(choose).regex(/^[A-Z]{2}$/, choose), level }),
    z.object({
      intent: z.literal("region"),
      code: z.string(choose).max(60),
      names: z.object({ en: name, fr: name, es: name, pt: name, ar: name }),
    }),
  ],
  choose,
);
