import { listOwnScopes } from "#db/queries/coordinators.server.ts";
import { findAccount } from "#db/queries/accounts.server.ts";
import { coordinatePath, secondFactorPath, signInPath } from "#app/domain/paths.ts";
import type { Context } from "#app/domain/context.ts";
import type { Language } from "#app/domain/languages/language.ts";
import type { MailPayload } from "#app/domain/model/mail.ts";
import type { MailModel, PreparedMail } from "../mail-model.ts";
import { scopeName } from "#app/domain/coordinators/scope-name.server.ts";

type Notice = Extract<MailModel, { kind: "notice" }>;
const signInTo = (ctx: Context, language: Language, path: string): string =>
  `${ctx.origin}${signInPath(language)}?${new URLSearchParams({ to: path })}`;

/** What a person coordinates, in words, as far as it is theirs at the moment of sending. */
function scopesOf(ctx: Context, accountId: string, language: Language) {
  return listOwnScopes(ctx.db, accountId).map((scope) => scopeName(ctx.db, scope, language));
}

/** The mail that tells somebody what they may coordinate from now on, and how to begin. */
export function prepareCoordinatorMail(ctx: Context, payload: MailPayload<"coordinator_invited">): PreparedMail | null {
  const account = findAccount(ctx.db, payload.personId);
  const scopes = account ? scopesOf(ctx, account.id, account.language) : [];
  if (!account || scopes.length === 0) return null;
  const url = signInTo(ctx, account.language, coordinatePath(account.language));
  return mailTo(account, { about: "coordinator_invited", scopes, url });
}

/** The mail that tells somebody whose place they take, for how long they can see on their desk. */
export function prepareDeputyMail(ctx: Context, payload: MailPayload<"deputy_named">): PreparedMail | null {
  const [absent, deputy] = [findAccount(ctx.db, payload.absentId), findAccount(ctx.db, payload.deputyId)];
  const scopes = absent && deputy ? scopesOf(ctx, absent.id, deputy.language) : [];
  if (!absent || !deputy || scopes.length === 0) return null;
  const url = signInTo(ctx, deputy.language, coordinatePath(deputy.language));
  return mailTo(deputy, { about: "deputy_named", who: absent.email, scopes, url });
}

/** The mail that tells both sides that a second factor was taken away: its owner, and who runs the network. */
export function prepareSecondFactorResetMail(
  ctx: Context,
  payload: MailPayload<"second_factor_reset">,
): PreparedMail | null {
  const [owner, reader] = [findAccount(ctx.db, payload.personId), findAccount(ctx.db, payload.toId)];
  if (!owner || !reader) return null;
  const isOwn = owner.id === reader.id;
  const url = isOwn ? signInTo(ctx, reader.language, secondFactorPath(reader.language)) : null;
  return mailTo(reader, { about: isOwn ? "factor_reset_own" : "factor_reset_told", who: owner.email, url });
}

function mailTo(
  { email, language }: { email: string; language: Language },
  notice: Partial<Notice> & Pick<Notice, "about" | "url">,
): PreparedMail {
  return { to: email, language, model: { kind: "notice", who: "", title: null, quote: null, ...notice } };
}
