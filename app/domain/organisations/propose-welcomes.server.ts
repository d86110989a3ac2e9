import { writeTransaction } from "#db/client.server.ts";
import { findCity } from "#db/queries/cities.server.ts";
import { deleteWelcomes, listWelcomes, setWelcome } from "#db/queries/city-welcomes.server.ts";
import { recordCityChange } from "../changes/record-subject-change.server.ts";
import type { Context } from "../context.ts";
import { Conflict, NotFound } from "../errors.ts";
import { type Language, languages } from "../languages/language.ts";
import { can } from "../permissions.ts";
import { requireOwnOrganisation } from "./require-own-organisation.server.ts";

type Sentences = Readonly<Record<Language, string | null>>;

/**
 * Propose the sentence with which a city welcomes visitors, in each language. A changed one waits for a coordinator
 * while the public one stays; an empty one is removed at once.
 * @param input `shown`: the sentences as the form showed them, so that only what the author changed is written
 * @throws NotFound for anybody but the owners of a verified local authority; Conflict `changedByOther` when somebody
 * else changed the same sentence meanwhile
 */
export function proposeWelcomes(
  ctx: Context,
  input: { organisationId: string; welcomes: Sentences; shown: Sentences },
): void {
  writeTransaction(ctx.db, (tx) => {
    const authority = requireOwnOrganisation(tx, ctx, input.organisationId, "organisation:manage");
    const city = findCity(tx, authority.cityId);
    if (!city || !can(ctx.actor, "city:welcome", { authority, cityId: city.id })) throw new NotFound("city");
    const known = listWelcomes(tx, city.id);
    const sentenceOf = (language: Language, state: "proposed" | "approved") =>
      known.find((welcome) => welcome.language === language && welcome.state === state)?.sentence ?? null;
    const changed = languages.filter((language) => input.welcomes[language] !== input.shown[language]);
    if (changed.length === 0) return;
    const latest = (language: Language) => sentenceOf(language, "proposed") ?? sentenceOf(language, "approved");
    if (changed.some((language) => latest(language) !== input.shown[language])) throw new Conflict("changedByOther");
    const audit = { action: "city.propose-welcome", fields: changed };
    recordCityChange(tx, ctx, { cityId: city.id, audit }, (writable) => {
      for (const language of changed) {
        const sentence = input.welcomes[language];
        const isAsPublic = sentence === sentenceOf(language, "approved");
        const states =
          sentence === null ? (["proposed", "refused", "approved"] as const) : (["proposed", "refused"] as const);
        deleteWelcomes(writable, { cityId: city.id, language, states });
        if (sentence !== null && !isAsPublic)
          setWelcome(writable, { cityId: city.id, language, state: "proposed", sentence, writtenAt: ctx.now });
      }
    });
  });
}
