import type { Database } from "#db/client.server.ts";
import type { FoundEvent } from "#db/queries/events.server.ts";
import { isTrustedOrganisation } from "#db/queries/organisations.server.ts";
import type { Actor } from "../context.ts";
import { Conflict } from "../errors.ts";
import { can } from "../permissions.ts";
import { isFreelyEditable } from "../model/review-state.ts";

export type ContentOutcome = "applied" | "proposed";

/**
 * Tell whether a change of content is applied or proposed (product 3). It is applied to an event that is not yet
 * approved, and when a member of a trusted lead organisation makes it.
 * @throws Conflict when the event was refused or hidden
 */
export function contentOutcome(tx: Database, actor: Actor, event: FoundEvent): ContentOutcome {
  if (isFreelyEditable(event.review)) return "applied";
  if (event.review !== "approved") throw new Conflict("eventDecided");
  const isOfLead = can(actor, "event:edit", event);
  return isOfLead && isTrustedOrganisation(tx, event.leadOrganisationId) ? "applied" : "proposed";
}
