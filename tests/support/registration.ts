import { inviteMember } from "#app/domain/organisations/invite-member.server.ts";
import type { MemberRole } from "#app/domain/model/organisation.ts";
import { answerMembership } from "#app/domain/organisations/answer-membership.server.ts";
import type { Registration } from "#app/domain/accounts/code-purpose.ts";
import { redeemSignInCode } from "#app/domain/sign-in/redeem-sign-in-code.server.ts";
import { requestSignInCode } from "#app/domain/sign-in/request-sign-in-code.server.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { testNow } from "./clock.ts";
import { actorOf, cityId, contextFor } from "./factories.ts";

/** Return the code in a queued mail; undefined where there is no such mail. */
export const mailedCode = (db: OpenDatabase, codeId: string): string | undefined =>
  (
    db.$client
      .prepare("select json_extract(payload, '$.code') as code from outbox where dedupe_key = ?")
      .get(`code:${codeId}`) as { code: string } | undefined
  )?.code;

export const newestCode = (db: OpenDatabase): string =>
  (
    db.$client
      .prepare(
        "select json_extract(payload, '$.code') as code from outbox where kind = 'sign_in_code' order by rowid desc",
      )
      .get() as { code: string }
  ).code;

export const registration = (db: OpenDatabase, overrides: Partial<Registration> = {}): Registration => ({
  kind: "civil_society",
  cityId: cityId(db, "lisboa"),
  proposedCity: null,
  name: "Casa do Bairro",
  alias: null,
  proof: "https://casa.example, ask at the town hall",
  ...overrides,
});

/** Register a new account and its organisation with a mailed code. */
export function registerWithCode(db: OpenDatabase, email: string, overrides: Partial<Registration> = {}) {
  const ctx = contextFor(db, { actor: { kind: "anonymous" } });
  const { codeId } = requestSignInCode(ctx, { email, registration: registration(db, overrides) });
  return redeemSignInCode(ctx, { codeId, code: mailedCode(db, codeId) ?? "" });
}

export const invitationTo = (db: OpenDatabase, email: string): string =>
  (db.$client.prepare("select id from member_invitation where email = ?").get(email) as { id: string }).id;

/** Invite an address to an organisation, sign in and accept. */
export function join(
  db: OpenDatabase,
  owner: { organisationId: string; email: string },
  email: string,
  role: MemberRole = "editor",
  now: Instant = testNow,
) {
  const inviting = contextFor(db, { now, actor: actorOf(db, owner.email) });
  inviteMember(inviting, { organisationId: owner.organisationId, email, role });
  const stranger = contextFor(db, { now, actor: { kind: "anonymous" } });
  const { codeId } = requestSignInCode(stranger, { email });
  redeemSignInCode(stranger, { codeId, code: mailedCode(db, codeId) ?? "" });
  const ctx = contextFor(db, { now, actor: actorOf(db, email) });
  answerMembership(ctx, { invitationId: invitationTo(db, email), answer: "accept" });
  return { email, actor: actorOf(db, email) };
}

/** Return the content of all tables as one text, to search for words that must not be there. */
export function everythingIn(db: OpenDatabase, { except = [] as string[] } = {}): string {
  const tables = db.$client.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[];
  return tables
    .filter((name) => !except.includes(name))
    .map((name) => JSON.stringify(db.$client.prepare(`select * from "${name}"`).all()))
    .join("\n");
}
