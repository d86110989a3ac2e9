import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { findCountry, listRegions, setCountryLevel, setRegionName } from "#db/queries/cities.server.ts";
import { recordReferenceChange } from "../changes/record-subject-change.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { type Language, languages } from "../languages/language.ts";
import type { PlaceLevel } from "../model/place.ts";
import { requireSecretariat } from "../coordinators/require-secretariat.server.ts";

/**
 * Set the default place level of a country: new events begin with the stricter of its level and their city's.
 * @throws NotFound for everybody but the secretariat, and for an unknown country
 */
export function setCountryPlaceLevel(ctx: Context, input: { code: string; level: PlaceLevel }): void {
  requireSecretariat(ctx);
  writeTransaction(ctx.db, (tx) => {
    const country = findCountry(tx, input.code);
    if (!country) throw new NotFound("country");
    if (country.defaultPlaceLevel === input.level) return;
    setCountryLevel(tx, input.code, input.level);
    recordAudit(tx, ctx, {
      action: "country.place-level",
      subjectKind: "place",
      subjectId: input.code,
      oldState: country.defaultPlaceLevel,
      newState: input.level,
    });
  });
}

/** Rename a region in all languages. @throws NotFound for everybody but the secretariat, and for an unknown region */
export function renameRegion(ctx: Context, input: { code: string; names: Readonly<Record<Language, string>> }): void {
  requireSecretariat(ctx);
  writeTransaction(ctx.db, (tx) => {
    if (!listRegions(tx, "en").some((region) => region.code === input.code)) throw new NotFound("region");
    const audit = { action: "region.rename", subjectKind: "place", subjectId: input.code } as const;
    recordReferenceChange(tx, ctx, audit, (writable) => {
      for (const language of languages) setRegionName(writable, input.code, language, input.names[language]);
    });
  });
}
