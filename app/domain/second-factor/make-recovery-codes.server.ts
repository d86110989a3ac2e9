import type { Database } from "#db/client.server.ts";
import { replaceRecoveryCodes } from "#db/queries/second-factors.server.ts";
import { recoveryCodeCount, recoveryCodeLength } from "./second-factor.ts";
import { makeCode } from "../secrets.server.ts";
import { hashRecoveryCode } from "./verify-factor.server.ts";

/** Replace the recovery codes of an account. @returns the new codes, which cannot be read again */
export function makeRecoveryCodes(tx: Database, accountId: string): string[] {
  const codes = Array.from({ length: recoveryCodeCount }, () => makeCode(recoveryCodeLength));
  replaceRecoveryCodes(
    tx,
    accountId,
    codes.map((code) => hashRecoveryCode(accountId, code)),
  );
  return codes;
}
