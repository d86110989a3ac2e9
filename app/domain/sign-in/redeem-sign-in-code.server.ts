import { type Database, writeTransaction } from "#db/client.server.ts";
import { isInvited } from "#db/queries/members.server.ts";
import * as people from "#db/queries/accounts.server.ts";
import { findSecondFactor } from "#db/queries/second-factors.server.ts";
import { randomUUID } from "node:crypto";
import type { Context } from "../context.ts";
import { DomainError } from "../errors.ts";
import { enterOrganisation } from "../organisations/create-organisation.server.ts";
import { plus } from "../time/zoned-time.ts";
import type { Registration } from "../accounts/code-purpose.ts";
import { sessionLifetimeMs } from "../model/account.ts";
import { hashSecret, makeToken } from "../secrets.server.ts";
import { requireVerifiedCode, verifyCode } from "../accounts/verify-code.server.ts";

/**
 * Redeem a code for a session; first create the account, and the organisation if the code was requested with a
 * registration.
 * @param input `replaces`: the secret of a former session of this browser, which is ended
 * @returns the secret of the session for a cookie, the account, and the organisation that was registered
 * @throws Invalid `code` when it is wrong (with the attempts left) or has expired
 */
export function redeemSignInCode(
  ctx: Context,
  input: { codeId: string; code: string; replaces?: string | null },
): { token: string; accountId: string; organisationId: string | null } {
  const outcome = writeTransaction(ctx.db, (tx) =>
    verifyCode(tx, ctx.now, people.findSignInCode(tx, input.codeId), input.code, (row) => {
      const account = ownerOf(tx, ctx, row);
      if (!account) return null;
      keepLanguage(tx, account.id, ctx.language);
      const registration = row.purpose?.kind === "register" ? row.purpose.registration : null;
      const organisationId = registration && register(tx, ctx, account, registration);
      if (input.replaces) people.deleteSession(tx, hashSecret(input.replaces));
      const token = makeToken();
      people.insertSession(tx, {
        tokenHash: hashSecret(token),
        accountId: account.id,
        createdAt: ctx.now,
        lastSeenAt: ctx.now,
        expiresAt: plus(ctx.now, sessionLifetimeMs),
      });
      return { token, accountId: account.id, organisationId };
    }),
  );
  return requireVerifiedCode(outcome);
}

/**
 * Set the language of an account, now that its owner has proved to be the requester. A coordinator's account does not
 * change before the second factor is shown.
 */
function keepLanguage(tx: Database, accountId: string, language: Context["language"]): void {
  if (!findSecondFactor(tx, accountId)?.confirmedAt) people.setAccountLanguage(tx, accountId, language);
}

/** Return the account of a code; create one for a registration, or for an address with a pending invitation. */
function ownerOf(tx: Database, ctx: Context, { accountId, purpose, email }: people.FoundCode) {
  if (purpose?.kind === "change_email" || purpose?.kind === "release_email") return null;
  if (accountId !== null) return people.findAccount(tx, accountId);
  if (purpose === null && !isInvited(tx, email, ctx.now)) return null;
  return people.ensureAccount(tx, { id: randomUUID(), email, language: ctx.language, now: ctx.now });
}

/** Register an organisation; null when that is refused, which does not keep the account from signing in. */
function register(
  tx: Database,
  ctx: Context,
  account: { id: string; email: string },
  registration: Registration,
): string | null {
  const actor = {
    kind: "account",
    accountId: account.id,
    memberships: [],
    scopes: [],
    scopesAwaitingFactor: [],
    secondFactorAt: null,
  } as const;
  try {
    return writeTransaction(
      tx,
      (inner) => enterOrganisation(inner, { actor, now: ctx.now }, account, registration).organisationId,
    );
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}
