import { findCurrentEdition } from "#db/queries/editions.server.ts";
import { listDraftsOf } from "#db/queries/drafts.server.ts";
import { listEventsOf } from "#db/queries/organiser-events.server.ts";
import type { Context } from "../context.ts";
import { requireOwnOrganisation } from "../organisations/require-own-organisation.server.ts";

/**
 * Return what the page after a registration says: the organisation, and whether events can be submitted now.
 * @returns null for an organisation that has prepared events already
 * @throws NotFound for strangers
 */
export function getFirstEvent(ctx: Context, organisationId: string) {
  const { id, name } = requireOwnOrganisation(ctx.db, ctx, organisationId, "organisation:read");
  const hasEvents = listEventsOf(ctx.db, ctx.language, [id]).length > 0 || listDraftsOf(ctx.db, [id]).length > 0;
  if (hasEvents) return null;
  return { name, isOpen: findCurrentEdition(ctx.db, ctx.language)?.state === "open" };
}
