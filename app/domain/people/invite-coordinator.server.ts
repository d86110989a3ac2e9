import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { ensurePerson, insertScope } from "#db/queries/people.server.ts";
import { randomUUID } from "node:crypto";
import type { Context } from "../context.ts";
import { authorize } from "../permissions.ts";
import { normaliseEmail, type Scope } from "./person.ts";

/**
 * Lets the owner of an address coordinate a city, a country, a region or the network; once more is the same as once.
 * @throws Forbidden for anybody but network coordinators and the operator
 */
export function inviteCoordinator(ctx: Context, input: { email: string; scope: Scope }): { personId: string } {
  authorize(ctx.actor, "network:manage", null);
  return writeTransaction(ctx.db, (tx) => {
    const email = normaliseEmail(input.email);
    const person = ensurePerson(tx, { id: randomUUID(), email, language: ctx.language, now: ctx.now });
    insertScope(tx, { id: randomUUID(), personId: person.id, ...input.scope, createdAt: ctx.now });
    recordAudit(tx, ctx, {
      action: "coordinator.invite",
      subjectKind: "coordinator",
      subjectId: person.id,
      newState: `${input.scope.kind}:${input.scope.code}`,
    });
    return { personId: person.id };
  });
}
