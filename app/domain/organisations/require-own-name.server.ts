import type { Database } from "#db/client.server.ts";
import { findCity } from "#db/queries/cities.server.ts";
import { listVerifiedNames } from "#db/queries/organisations.server.ts";
import type { Registration } from "../accounts/code-purpose.ts";
import type { Context } from "../context.ts";
import { Invalid } from "../errors.ts";
import { publicNameOf } from "../model/organisation.ts";
import { lookAlikeOf } from "../text/name-skeleton.server.ts";

/**
 * Refuse a public name that readers would mistake for that of a verified organisation of the same country (UTS 39).
 * Only public names are compared, so a refusal reveals nothing.
 * @param place `exceptId`: the organisation itself
 * @throws Invalid `alias` or `name`, whichever would be public
 */
export function requireOwnName(
  db: Database,
  names: { name: string; alias: string | null },
  place: { countryCode: string; exceptId?: string },
): void {
  if (isNameTaken(db, publicNameOf(names), place))
    throw new Invalid({ [names.alias === null ? "name" : "alias"]: { key: "nameTaken" } });
}

/** True when a public name equals or resembles that of a verified organisation of the country. */
export function isNameTaken(
  db: Database,
  name: string,
  { countryCode, exceptId }: { countryCode: string; exceptId?: string },
): boolean {
  const isLookAlike = lookAlikeOf(name);
  return listVerifiedNames(db, countryCode).some((other) => other.id !== exceptId && isLookAlike(other.name));
}

/** Check the public name of a registration before its code is sent. @throws Invalid `alias` or `name` */
export function checkOwnName(ctx: Context, registration: Registration): void {
  const { cityId, proposedCity } = registration;
  const countryCode = proposedCity?.countryCode ?? findCity(ctx.db, cityId ?? "")?.countryCode;
  if (countryCode !== undefined) requireOwnName(ctx.db, registration, { countryCode });
}
