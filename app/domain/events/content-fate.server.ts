import type { Database } from "#db/client.server.ts";
import type { FoundEvent } from "#db/queries/events.server.ts";
import { findOrganisation } from "#db/queries/organisations.server.ts";
import type { Actor } from "../context.ts";
import { Conflict } from "../errors.ts";
import { isFreelyEditable } from "../reviews/review-state.ts";

export type ContentFate = "applied" | "proposed";

/**
 * What becomes of new words, by whoever writes them: part of an event that nobody approved yet, or of one led by an
 * organisation that is trusted, when it writes itself; else they wait for a coordinator (product 3).
 * @throws Conflict once the event was refused or hidden
 */
export function contentFate(tx: Database, actor: Actor, event: FoundEvent): ContentFate {
  if (isFreelyEditable(event.review)) return "applied";
  if (event.review !== "approved") throw new Conflict("eventDecided");
  const isOfLead =
    actor.kind === "operator" ||
    (actor.kind === "person" && actor.memberships.some((one) => one.organisationId === event.leadOrganisationId));
  const isTrusted = findOrganisation(tx, event.leadOrganisationId)?.trustedAt != null;
  return isOfLead && isTrusted ? "applied" : "proposed";
}
