import { listCoHosting as listRows } from "#db/queries/co-hosts.server.ts";
import { type Context, organisationIdsOf } from "../context.ts";

/**
 * Return the co-hosting of the actor's organisations for the overview: number of invitations, requests of others,
 * events they co-host.
 */
export function listCoHosting(ctx: Context) {
  const ids = organisationIdsOf(ctx.actor);
  return {
    invitations: listRows(ctx.db, ids, "guest", ["invited"]).length,
    requests: listRows(ctx.db, ids, "lead", ["requested"]).map(
      ({ eventId, title, textLanguage, organisationId, organisationName }) => ({
        eventId,
        title,
        textLanguage,
        organisationId,
        organisationName,
      }),
    ),
    shared: listRows(ctx.db, ids, "guest", ["accepted"]).map(({ eventId, title, textLanguage, leadName }) => ({
      eventId,
      title,
      textLanguage,
      leadName,
    })),
  };
}
export type CoHosting = ReturnType<typeof listCoHosting>;
