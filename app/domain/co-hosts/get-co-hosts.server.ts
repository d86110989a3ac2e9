import { listCoHosts, searchOrganisations } from "#db/queries/co-hosts.server.ts";
import { listTexts } from "#db/queries/events.server.ts";
import { findOrganisation } from "#db/queries/organisations.server.ts";
import type { Context } from "../context.ts";
import { isEditable } from "../model/review-state.ts";
import { foldName } from "../text/fold-name.ts";
import { contentOutcome } from "../event-access/content-outcome.server.ts";
import { readProposedOrganisers } from "./propose-co-hosts.server.ts";
import { requireOwnEvent } from "../event-access/require-own-event.server.ts";

/** Maximum number of organisations found; a longer text narrows the search. */
const maxFound = 20;

/**
 * Return the co-hosts of an event in every state, and the organisations found to invite: without a search, the local
 * authorities of its city.
 * @param input `words`: part of the name or the city of an organisation
 * @throws NotFound for an actor who is not a member of the lead organisation
 */
export function getCoHosts(ctx: Context, input: { eventId: string; words: string }) {
  const event = requireOwnEvent(ctx.db, ctx, input.eventId);
  const rows = listCoHosts(ctx.db, ctx.language, event.id);
  const waiting = readProposedOrganisers(ctx.db, event.id);
  const isOpen = isEditable(event.review);
  const known = rows.filter((row) => row.state !== "declined").map((row) => row.organisationId);
  const isVerified = findOrganisation(ctx.db, event.leadOrganisationId)?.state === "verified";
  const words = foldName(input.words.slice(0, 100));
  return {
    eventId: event.id,
    title: listTexts(ctx.db, event.id).find((text) => text.language === event.language)?.title ?? "",
    textLanguage: event.language,
    isOpen,
    isVerified,
    isProposed: isOpen && contentOutcome(ctx.db, ctx.actor, event) === "proposed",
    partners: rows.map((row) => ({
      ...row,
      status: coHostStatusOf(row, waiting),
    })),
    words: input.words,
    isSearch: words !== "",
    found:
      isOpen && isVerified
        ? searchOrganisations(ctx.db, {
            language: ctx.language,
            words,
            cityId: event.cityId,
            exceptIds: [event.leadOrganisationId, ...known],
            limit: maxFound,
          })
        : [],
  };
}
export type CoHosts = ReturnType<typeof getCoHosts>;

/** Return the state of a co-host, or `joining` or `leaving` while a change waits for a coordinator. */
function coHostStatusOf(
  row: ReturnType<typeof listCoHosts>[number],
  waiting: ReturnType<typeof readProposedOrganisers>,
) {
  if (waiting.added.includes(row.organisationId)) return "joining" as const;
  return waiting.removed.includes(row.organisationId) ? ("leaving" as const) : row.state;
}
