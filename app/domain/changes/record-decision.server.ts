import { organisationDecided } from "#emails/organisation-decided/mail.ts";
import type { Database } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { insertDecision } from "#db/queries/decisions.server.ts";
import { enqueueMail } from "../notifications/enqueue-mail.server.ts";
import { randomUUID } from "node:crypto";
import { type Context, accountIdOf } from "../context.ts";
import { mailSubject } from "../model/mail.ts";
import type { decisionSubjects, DecisionAction } from "../model/decision.ts";

/** Record a decision on an organisation or a city in its history and the audit log, and mail the organisation. */
export function recordDecision(
  tx: Database,
  ctx: Pick<Context, "actor" | "now">,
  decision: {
    subjectKind: (typeof decisionSubjects)[number];
    subjectId: string;
    cityId: string;
    action: DecisionAction;
    reason: string | null;
    oldState: string;
    newState: string;
  },
): void {
  const { subjectKind, subjectId, cityId, action, reason, oldState, newState } = decision;
  const id = randomUUID();
  insertDecision(tx, { id, subjectKind, subjectId, action, reason, accountId: accountIdOf(ctx.actor), at: ctx.now });
  recordAudit(tx, ctx, { action: `${subjectKind}.${action}`, subjectKind, subjectId, cityId, oldState, newState });
  if (subjectKind !== "organisation") return;
  enqueueMail(tx, organisationDecided, {
    payload: { decisionId: id },
    dedupeKey: organisationDecided.key(id),
    subject: mailSubject("organisation", subjectId),
    now: ctx.now,
  });
}
