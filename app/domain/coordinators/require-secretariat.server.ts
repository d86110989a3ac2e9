import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { can } from "../permissions.ts";

/** Require the secretariat, not a deputy, for its pages; for other actors they do not exist. @throws NotFound */
export function requireSecretariat(ctx: Context): void {
  if (!can(ctx.actor, "network:manage", null)) throw new NotFound("secretariat");
}
