import { coordinatorInvited } from "#emails/coordinator-invited/mail.ts";
import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { insertScope, listOwnScopes } from "#db/queries/coordinators.server.ts";
import { enqueueMail } from "../notifications/enqueue-mail.server.ts";
import { ensureAccount } from "#db/queries/accounts.server.ts";
import { randomUUID } from "node:crypto";
import type { Context } from "../context.ts";
import { mailSubject } from "../model/mail.ts";
import { authorize } from "../permissions.ts";
import { requireFreshFactor } from "../second-factor/require-recent-factor.server.ts";
import { normaliseEmail } from "../model/account.ts";
import type { Language } from "../languages/language.ts";
import type { Scope } from "../model/scope.ts";

/**
 * Make the owner of an address coordinator of a city, a country, a region or the network, and send a mail about it.
 * Inviting twice for one scope has no further effect.
 * @param input `language` of the mail, and of the account if it is new; by default that of the actor, or the account's
 * @throws Forbidden unless the actor is a network coordinator or the operator; Conflict when the second factor was
 * shown too long ago
 */
export function inviteCoordinator(
  ctx: Context,
  input: { email: string; scope: Scope; language?: Language | undefined },
): { accountId: string } {
  authorize(ctx.actor, "coordinators:manage", null);
  requireFreshFactor(ctx);
  return writeTransaction(ctx.db, (tx) => {
    const email = normaliseEmail(input.email);
    const { kind, code } = input.scope;
    const account = ensureAccount(tx, {
      id: randomUUID(),
      email,
      language: input.language ?? ctx.language,
      now: ctx.now,
    });
    if (listOwnScopes(tx, account.id).some((scope) => scope.kind === kind && scope.code === code)) {
      return { accountId: account.id };
    }
    insertScope(tx, { id: randomUUID(), accountId: account.id, kind, code, createdAt: ctx.now });
    recordAudit(tx, ctx, {
      action: "coordinator.invite",
      subjectKind: "coordinator",
      subjectId: account.id,
      newState: `${kind}:${code}`,
    });
    enqueueMail(tx, coordinatorInvited, {
      payload: { personId: account.id, ...(input.language ? { language: input.language } : {}) },
      dedupeKey: coordinatorInvited.key(account.id, kind, code, ctx.now),
      subject: mailSubject("person", account.id),
      now: ctx.now,
    });
    return { accountId: account.id };
  });
}
