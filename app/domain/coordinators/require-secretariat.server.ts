import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { can } from "../permissions.ts";

/** For pages of the secretariat: to everybody else they do not exist. @throws NotFound */
export function requireSecretariat(ctx: Context): void {
  if (!can(ctx.actor, "network:manage", null)) throw new NotFound("secretariat");
}

/** For who coordinates what: to deputies of the secretariat that does not exist either. @throws NotFound */
export function requireOwnSecretariat(ctx: Context): void {
  if (!can(ctx.actor, "coordinators:manage", null)) throw new NotFound("secretariat");
}
