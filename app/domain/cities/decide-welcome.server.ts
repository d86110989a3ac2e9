import { writeTransaction } from "#db/client.server.ts";
import { findCityForHiding } from "#db/queries/cities.server.ts";
import { deleteWelcomes, listWelcomes, setWelcome } from "#db/queries/city-welcomes.server.ts";
import { recordCityChange } from "../changes/record-subject-change.server.ts";
import type { Context } from "../context.ts";
import { Conflict, NotFound } from "../errors.ts";
import type { Language } from "../languages/language.ts";
import { can } from "../permissions.ts";

type Decision = {
  cityId: string;
  language: Language;
  /** The sentence as the coordinator read it. */
  sentence: string;
} & ({ decision: "approve" } | { decision: "refuse"; reason: string });

/**
 * Approve a proposed welcome of a city, which makes it public, or refuse it with a reason for its authors.
 * @throws NotFound for a city out of scope; Conflict `changedByOther` when another sentence was proposed meanwhile
 */
export function decideWelcome(ctx: Context, input: Decision): void {
  const { cityId, language } = input;
  writeTransaction(ctx.db, (tx) => {
    const city = findCityForHiding(tx, cityId);
    if (!city || !can(ctx.actor, "city:review", { ...city, cityId: city.id })) throw new NotFound("city");
    const isProposed = listWelcomes(tx, cityId).find(
      (welcome) => welcome.language === language && welcome.state === "proposed",
    );
    if (isProposed?.sentence !== input.sentence) throw new Conflict("changedByOther");
    const action = input.decision === "approve" ? "city.approve-welcome" : "city.refuse-welcome";
    recordCityChange(tx, ctx, { cityId, audit: { action, fields: [language] } }, (writable) => {
      deleteWelcomes(writable, { cityId, language, states: ["proposed", "refused"] });
      const written = { cityId, language, sentence: input.sentence, writtenAt: ctx.now };
      if (input.decision === "approve") setWelcome(writable, { ...written, state: "approved" });
      else setWelcome(writable, { ...written, state: "refused", reason: input.reason });
    });
  });
}
