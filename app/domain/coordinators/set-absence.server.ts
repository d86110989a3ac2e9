import { deputyNamed } from "#emails/deputy-named/mail.ts";
import { type Database, writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { deleteAbsence, listOwnScopes, setAbsence } from "#db/queries/coordinators.server.ts";
import { enqueueMail } from "../notifications/enqueue-mail.server.ts";
import { findAccountByEmail } from "#db/queries/accounts.server.ts";
import { type Context, accountIdOf, ownScopesOf } from "../context.ts";
import { Invalid, NotFound } from "../errors.ts";
import { mailSubject } from "../model/mail.ts";
import { addDays, type LocalDate, utcDay } from "../time/zoned-time.ts";
import { requireFreshFactor } from "../second-factor/require-recent-factor.server.ts";
import { normaliseEmail } from "../model/account.ts";

/** Maximum length of an absence, in days; for a longer one, another coordinator is needed. */
export const longestAbsenceDays = 180;

/**
 * Set the absence of a coordinator, with an optional deputy, or end it. Without a deputy, waiting items are escalated.
 * @param input `until`: last day of the absence, null to end it; `deputyEmail`: address of another coordinator
 * @throws NotFound for an actor without a scope of their own; Conflict when the second factor was shown too long ago;
 * Invalid `until`, `deputyEmail`
 */
export function setOwnAbsence(ctx: Context, input: { until: LocalDate | null; deputyEmail: string | null }): void {
  writeTransaction(ctx.db, (tx) => {
    const accountId = accountIdOf(ctx.actor);
    if (accountId === null || ownScopesOf(ctx.actor).length === 0) throw new NotFound("scope");
    requireFreshFactor(ctx);
    const audit = { subjectKind: "coordinator", subjectId: accountId } as const;
    if (input.until === null) {
      deleteAbsence(tx, accountId);
      recordAudit(tx, ctx, { action: "coordinator.back", ...audit });
      return;
    }
    const until = checkedDay(input.until, utcDay(ctx.now));
    const deputyId = input.deputyEmail === null ? null : requireDeputy(tx, accountId, input.deputyEmail);
    setAbsence(tx, { accountId, until, deputyId, createdAt: ctx.now });
    recordAudit(tx, ctx, { action: "coordinator.away", ...audit, newState: `${until}:${deputyId ?? "nobody"}` });
    if (deputyId !== null) notifyDeputy(tx, ctx, { accountId, deputyId, until });
  });
}

function checkedDay(until: LocalDate, today: LocalDate): LocalDate {
  const last = addDays(today, longestAbsenceDays);
  if (until >= today && until <= last) return until;
  throw new Invalid({ until: { key: "dayBetween", values: { from: today, to: last } } });
}

function notifyDeputy(
  tx: Database,
  ctx: Context,
  { accountId, deputyId, until }: { accountId: string; deputyId: string; until: LocalDate },
): void {
  enqueueMail(tx, deputyNamed, {
    payload: { absentId: accountId, deputyId },
    dedupeKey: deputyNamed.key(accountId, deputyId, until, ctx.now),
    subject: mailSubject("person", deputyId),
    now: ctx.now,
  });
}

/**
 * Return the account id of a deputy, who must be another coordinator with a scope of their own.
 * @throws Invalid `deputyEmail`
 */
function requireDeputy(tx: Database, accountId: string, email: string): string {
  const deputy = findAccountByEmail(tx, normaliseEmail(email));
  const isOne = deputy && deputy.id !== accountId && listOwnScopes(tx, deputy.id).length > 0;
  if (!isOne) throw new Invalid({ deputyEmail: { key: "notCoordinator" } });
  return deputy.id;
}
