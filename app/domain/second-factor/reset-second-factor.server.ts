import { secondFactorReset } from "#emails/second-factor-reset/mail.ts";
import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { listNetworkCoordinators } from "#db/queries/coordinators.server.ts";
import { enqueueMail } from "../notifications/enqueue-mail.server.ts";
import { findAccountByEmail } from "#db/queries/accounts.server.ts";
import { deleteSecondFactor, findSecondFactor } from "#db/queries/second-factors.server.ts";
import { randomUUID } from "node:crypto";
import { type Context, accountIdOf } from "../context.ts";
import { Invalid } from "../errors.ts";
import { mailSubject } from "../model/mail.ts";
import { authorize } from "../permissions.ts";
import { requireFreshFactor } from "./require-recent-factor.server.ts";
import { normaliseEmail } from "../model/account.ts";

/**
 * Delete a second factor whose device and recovery codes are lost, so that a new one can be set up. The owner gets a
 * mail, and so does the actor, or the secretariat for the operator.
 * @throws Forbidden unless the actor is the secretariat or the operator; Conflict when the actor's own factor was shown
 * too long ago; Invalid `email` for an account without a second factor
 */
export function resetSecondFactor(ctx: Context, input: { email: string }): void {
  authorize(ctx.actor, "coordinators:manage", null);
  requireFreshFactor(ctx);
  writeTransaction(ctx.db, (tx) => {
    const account = findAccountByEmail(tx, normaliseEmail(input.email));
    if (!account || !findSecondFactor(tx, account.id)) throw new Invalid({ email: { key: "choose" } });
    deleteSecondFactor(tx, account.id);
    recordAudit(tx, ctx, { action: "factor.reset", subjectKind: "coordinator", subjectId: account.id });
    const by = accountIdOf(ctx.actor);
    const recipientIds = new Set([account.id, ...(by === null ? listNetworkCoordinators(tx) : [by])]);
    const resetId = randomUUID();
    for (const toId of recipientIds) {
      enqueueMail(tx, secondFactorReset, {
        payload: { personId: account.id, toId },
        dedupeKey: secondFactorReset.key(resetId, toId),
        subject: mailSubject("person", toId),
        now: ctx.now,
      });
    }
  });
}
