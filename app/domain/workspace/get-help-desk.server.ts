import { listHolders } from "#db/queries/coordinators.server.ts";
import { findEvent, listTexts } from "#db/queries/events.server.ts";
import { listOrganisations } from "#db/queries/organisations.server.ts";
import { type Context, organisationIdsOf } from "../context.ts";
import { isEventId } from "../event-access/event-id.ts";
import { permitted } from "../permissions.ts";

/**
 * Return the coordinators that an account can write to: through its organisations, and about the event of the page that
 * it comes from; for coordinators, the addresses of the secretariat.
 * @param input `eventId` of that page, in any form; ignored unless the event is the actor's and was submitted
 */
export function getHelpDesk(ctx: Context, { eventId }: { eventId: string | null }) {
  const organisations = listOrganisations(ctx.db, organisationIdsOf(ctx.actor));
  return {
    event: eventId !== null && isEventId(eventId) ? submittedEvent(ctx, eventId) : null,
    organisations: organisations.map(({ id, name }) => ({ id, name })),
    secretariat: secretariatOf(ctx),
  };
}

function submittedEvent(ctx: Context, eventId: string) {
  const found = findEvent(ctx.db, eventId);
  const event = found && permitted(ctx.actor, "event:edit", found);
  if (!event || event.submittedAt === null) return null;
  const text = listTexts(ctx.db, eventId).find(({ language }) => language === event.language);
  return { id: eventId, title: text?.title ?? "", language: event.language };
}

/** Return the addresses of the secretariat for coordinators, and null for everybody else and for the secretariat. */
function secretariatOf({ db, actor }: Context): string[] | null {
  if (actor.kind !== "account") return null;
  const scopes = [...actor.scopes, ...actor.scopesAwaitingFactor];
  if (scopes.length === 0 || scopes.some(({ kind, isDeputy }) => kind === "network" && !isDeputy)) return null;
  // Addresses of colleagues are shown only after the second factor.
  if (actor.scopesAwaitingFactor.length > 0) return [];
  return [...new Set(listHolders(db).flatMap(({ kind, email }) => (kind === "network" ? [email] : [])))];
}
