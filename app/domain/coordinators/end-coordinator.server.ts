import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { endScope } from "#db/queries/coordinators.server.ts";
import type { Context } from "../context.ts";
import { authorize } from "../permissions.ts";
import { requireOtherSecretariat } from "./require-other-secretariat.server.ts";
import { requireFreshFactor } from "../second-factor/require-recent-factor.server.ts";
import type { Scope } from "../model/scope.ts";

/**
 * Somebody no longer coordinates a place; what waits there is handed up if nobody else does. It counts at once, also for
 * pages they have open. Twice is the same as once.
 * @throws Forbidden for anybody but network coordinators and the operator; Conflict when the network would be left to
 * nobody, or the second factor was shown too long ago
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
