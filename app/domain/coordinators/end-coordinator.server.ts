import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { endScope } from "#db/queries/coordinators.server.ts";
import type { Context } from "../context.ts";
import { authorize } from "../permissions.ts";
import { requireOtherSecretariat } from "./require-other-secretariat.server.ts";
import { requireFreshFactor } from "../second-factor/require-recent-factor.server.ts";
import type { Scope } from "../model/scope.ts";

/**
 * End the scope of a coordinator, at once and for open pages too; items that wait there are escalated if no other
 * coordinator is active. Ending it twice has no further effect.
 * @throws Forbidden unless the actor is a network coordinator or the operator; Conflict for the last network
 * coordinator, or when the second factor was shown too long ago
 */
export function endCoordinator(ctx: Context, input: { accountId: string; scope: Scope }): void {
  authorize(ctx.actor, "coordinators:manage", null);
  requireFreshFactor(ctx);
  writeTransaction(ctx.db, (tx) => {
    const { accountId, scope } = input;
    if (scope.kind === "network") requireOtherSecretariat(tx, accountId);
    if (!endScope(tx, { accountId, ...scope }, ctx.now)) return;
    recordAudit(tx, ctx, {
      action: "coordinator.end",
      subjectKind: "coordinator",
      subjectId: accountId,
      oldState: `${scope.kind}:${scope.code}`,
    });
  });
}
