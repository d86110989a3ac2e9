import { listDraftsOf } from "#db/queries/drafts.server.ts";
import { listOrganisations } from "#db/queries/organisations.server.ts";
import { listEventsOf } from "#db/queries/own-events.server.ts";
import type { Context } from "../context.ts";

/** The organisations somebody speaks for, and their events by what is to be done next. */
export function listOwnEvents(ctx: Context) {
  const ids = ctx.actor.kind === "person" ? ctx.actor.memberships.map((one) => one.organisationId) : [];
  const organisations = listOrganisations(ctx.db, ids);
  return {
    organisations: organisations.map(({ id, name, alias, state }) => ({ id, name, alias, state })),
    /** A city looks after what happens in it. */
    keepsCity: organisations.some((one) => one.kind === "local_authority" && one.state === "verified"),
    events: listEventsOf(ctx.db, ctx.language, ids),
    drafts: listDraftsOf(ctx.db, ids).map(({ eventId, title, language }) => ({ eventId, title, language })),
  };
}
