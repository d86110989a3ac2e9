import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { endScope } from "#db/queries/coordinators.server.ts";
import type { Context } from "../context.ts";
import { authorize } from "../permissions.ts";
import { keepSecretariat } from "./require-other-secretariat.server.ts";
import { mustBeFresh } from "../second-factor/require-recent-factor.server.ts";
import type { Scope } from "../model/scope.ts";

/**
 * Somebody no longer coordinates a place; what waits there is handed up if nobody else does. It counts at once, also for
 * pages they have open. Twice is the same as once.
 * @throws Forbidden for anybody but network coordinators and the operator; Conflict when the network would be left to
 * nobody, or the second factor was shown too long ago
 */
export function endCoordinator(ctx: Context, input: { personId: string; scope: Scope }): void {
  authorize(ctx.actor, "network:manage", null);
  mustBeFresh(ctx);
  writeTransaction(ctx.db, (tx) => {
    const { personId, scope } = input;
    if (scope.kind === "network") keepSecretariat(tx, personId);
    if (!endScope(tx, { personId, ...scope }, ctx.now)) return;
    recordAudit(tx, ctx, {
      action: "coordinator.end",
      subjectKind: "coordinator",
      subjectId: personId,
      oldState: `${scope.kind}:${scope.code}`,
    });
  });
}
