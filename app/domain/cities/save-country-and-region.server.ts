import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { findCountry, listRegions, setCountryLevel, setRegionName } from "#db/queries/cities.server.ts";
import { raiseProgrammeVersion } from "#db/queries/instance.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { type Language, languages } from "../languages/language.ts";
import type { PlaceLevel } from "../model/place.ts";
import { requireSecretariat } from "../coordinators/require-secretariat.server.ts";

/**
 * How careful a country is with places: new events begin with the stricter of its level and their city's.
 * @throws NotFound for everybody but the secretariat, and for a country that is not ours
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

/** What a region is called in each language. @throws NotFound for everybody but the secretariat, and for no such region */
export function renameRegion(ctx: Context, input: { code: string; names: Readonly<Record<Language, string>> }): void {
  requireSecretariat(ctx);
  writeTransaction(ctx.db, (tx) => {
    if (!listRegions(tx, "en").some((region) => region.code === input.code)) throw new NotFound("region");
    for (const language of languages) setRegionName(tx, input.code, language, input.names[language]);
    raiseProgrammeVersion(tx);
    recordAudit(tx, ctx, { action: "region.rename", subjectKind: "place", subjectId: input.code });
  });
}
