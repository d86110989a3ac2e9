import type { Database } from "#db/client.server.ts";
import type { FoundEvent } from "#db/queries/events.server.ts";
import { isTrustedOrganisation } from "#db/queries/organisations.server.ts";
import type { Actor } from "../context.ts";
import { Conflict } from "../errors.ts";
import { can } from "../permissions.ts";
import { isFreelyEditable } from "../model/review-state.ts";

export type ContentOutcome = "applied" | "proposed";

/**
 * What becomes of new words, by whoever writes them: part of an event that nobody approved yet, or of one led by an
 * organisation that is trusted, when it writes itself; else they wait for a coordinator (product 3).
 * @throws Conflict once the event was refused or hidden
 */
export function contentOutcome(tx: Database, actor: Actor, event: FoundEvent): ContentOutcome {
  if (isFreelyEditable(event.review)) return "applied";
  if (event.review !== "approved") throw new Conflict("eventDecided");
  const isOfLead = can(actor, "event:edit", event);
  return isOfLead && isTrustedOrganisation(tx, event.leadOrganisationId) ? "applied" : "proposed";
}
