import { z } from "zod";
import { emailAddress, neededLine, optionalLine } from "../forms/fields.ts";
import { faultText } from "../fault-text.ts";
import type { Registration } from "../accounts/code-purpose.ts";
import { isWithin, manyLines } from "../text/plain-text.ts";
import { organisationKinds, organisationLimits } from "../model/organisation.ts";

/** Field for proof by which a coordinator can check who registers: several lines, private. */
export const proofText = z
  .string()
  .default("")
  .transform(manyLines)
  .refine((text) => isWithin(text, organisationLimits.proof), faultText("tooLong", { max: organisationLimits.proof }));

const fields = {
  kind: z.enum(organisationKinds, { error: faultText("choose") }),
  cityId: z.string().default(""),
  countryCode: z.string().default(""),
  cityName: optionalLine(organisationLimits.cityName),
  name: neededLine(organisationLimits.name),
  alias: optionalLine(organisationLimits.alias),
  isSecondAuthority: z
    .literal("on")
    .optional()
    .transform((ticked) => ticked === "on"),
  proof: proofText.refine((text) => text !== "", faultText("required")),
};
type Place = { cityId: string; countryCode: string; cityName: string | null };

/** Require either a listed city, or the name of a city with its country. */
function checkPlace({ cityId, countryCode, cityName }: Place, refuse: (field: string, text: string) => void): void {
  if (cityId !== "" && cityName !== null) refuse("cityId", faultText("cityTwice"));
  else if (cityId === "" && cityName === null) refuse("cityId", faultText("required"));
  else if (cityName !== null && countryCode === "") refuse("countryCode", faultText("required"));
}

const checked = (place: Place, ctx: z.RefinementCtx) =>
  checkPlace(place, (field, message) => ctx.addIssue({ code: "custom", path: [field], message }));

/** Form for an account that is signed in. */
export const ownRegistrationForm = z.object(fields).superRefine(checked);
/** Form for a visitor, with the address of the account to create. */
export const registrationForm = z.object({ ...fields, email: emailAddress }).superRefine(checked);
export type RegistrationValues = Record<keyof z.input<typeof registrationForm>, string>;

export function registrationOf(form: z.output<typeof ownRegistrationForm>): Registration {
  const { kind, name, alias, proof, cityId, countryCode, cityName, isSecondAuthority } = form;
  const proposedCity = cityName === null ? null : { countryCode, name: cityName };
  const where = { cityId: proposedCity ? null : cityId, proposedCity };
  return { kind, name, alias, proof, ...where, ...(isSecondAuthority ? { isSecondAuthority } : {}) };
}
