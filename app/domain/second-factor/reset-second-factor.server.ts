import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { listNetworkCoordinators } from "#db/queries/coordinators.server.ts";
import { enqueueMail } from "#db/queries/outbox.server.ts";
import { findAccountByEmail } from "#db/queries/accounts.server.ts";
import { deleteSecondFactor, findSecondFactor } from "#db/queries/second-factors.server.ts";
import { randomUUID } from "node:crypto";
import { type Context, accountIdOf } from "../context.ts";
import { Invalid } from "../errors.ts";
import { mailSubject } from "../model/mail.ts";
import { mailKey } from "../model/mail-key.ts";
import { authorize } from "../permissions.ts";
import { requireFreshFactor } from "./require-recent-factor.server.ts";
import { normaliseEmail } from "../model/account.ts";

/**
 * Takes away a second factor whose device and recovery codes are lost, so that a new one can be set up. Both sides are
 * told: whoever it belongs to, and the secretariat.
 * @throws Forbidden for anybody but the secretariat and the operator; Conflict when the own factor was shown too long ago;
 * Invalid `email` where there is none
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
      enqueueMail(tx, {
        kind: "second_factor_reset",
        payload: { personId: account.id, toId },
        dedupeKey: mailKey("second_factor_reset", [resetId, toId]),
        subject: mailSubject("person", toId),
        now: ctx.now,
      });
    }
  });
}
