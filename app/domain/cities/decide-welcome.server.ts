import { welcomeDecided } from "#emails/welcome-decided/mail.ts";
import { writeTransaction } from "#db/client.server.ts";
import { findCityForHiding } from "#db/queries/cities.server.ts";
import { deleteWelcomes, listWelcomes, setWelcome } from "#db/queries/city-welcomes.server.ts";
import { listLocalAuthorities } from "#db/queries/organisations.server.ts";
import { recordCityChange } from "../changes/record-subject-change.server.ts";
import type { Context } from "../context.ts";
import { Conflict, NotFound } from "../errors.ts";
import type { Language } from "../languages/language.ts";
import { mailSubject } from "../model/mail.ts";
import { enqueueMail } from "../notifications/enqueue-mail.server.ts";
import { can } from "../permissions.ts";

type Decision = {
  cityId: string;
  language: Language;
  /** The sentence as the coordinator read it. */
  sentence: string;
} & ({ decision: "approve" | "remove" } | { decision: "refuse"; reason: string });

const actions = {
  approve: "city.approve-welcome",
  remove: "city.remove-welcome",
  refuse: "city.refuse-welcome",
} as const;

/**
 * Approve a proposed welcome of a city, which makes it public, refuse it with a reason for its authors, or remove a
 * public one. The local authorities of the city are told.
 * @throws NotFound for a city out of scope, and to approve where the city has no verified local authority any more;
 * Conflict `changedByOther` when another sentence was proposed meanwhile
 */
export function decideWelcome(ctx: Context, input: Decision): void {
  const { cityId, language, decision } = input;
  writeTransaction(ctx.db, (tx) => {
    const city = findCityForHiding(tx, cityId);
    if (!city || !can(ctx.actor, "city:review", { ...city, cityId: city.id })) throw new NotFound("city");
    const authorities = listLocalAuthorities(tx, cityId);
    if (decision === "approve" && authorities.length === 0) throw new NotFound("city");
    const state = decision === "remove" ? "approved" : "proposed";
    const read = listWelcomes(tx, cityId).find((welcome) => welcome.language === language && welcome.state === state);
    if (read?.sentence !== input.sentence) throw new Conflict("changedByOther");
    recordCityChange(tx, ctx, { cityId, audit: { action: actions[decision], fields: [language] } }, (writable) => {
      deleteWelcomes(writable, { cityId, language, states: decision === "remove" ? [state] : ["proposed", "refused"] });
      const written = { cityId, language, sentence: input.sentence, writtenAt: ctx.now };
      if (decision === "approve") setWelcome(writable, { ...written, state: "approved" });
      if (decision === "refuse") setWelcome(writable, { ...written, state: "refused", reason: input.reason });
    });
    for (const organisationId of authorities)
      enqueueMail(tx, welcomeDecided, {
        payload: { organisationId, cityId, language, decision, decidedAt: ctx.now },
        dedupeKey: welcomeDecided.key(organisationId, cityId, language, decision, ctx.now),
        subject: mailSubject("organisation", organisationId),
        now: ctx.now,
      });
  });
}
