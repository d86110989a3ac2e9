import { listTrustedOrganisations } from "#db/queries/organisations.server.ts";
import type { Context } from "../context.ts";
import { dayAt } from "../time/zone-arithmetic.server.ts";
import { requireSecretariat } from "../coordinators/require-secretariat.server.ts";

/** List the organisations whose events are public before review. @throws NotFound for everybody but the secretariat */
export function listTrusted(ctx: Context) {
  requireSecretariat(ctx);
  return listTrustedOrganisations(ctx.db).map(({ trustedAt, timeZone, ...organisation }) => ({
    ...organisation,
    since: trustedAt === null ? null : dayAt(trustedAt, timeZone),
  }));
}
