import { listOwnScopes } from "#db/queries/coordinators.server.ts";
import type { Context } from "#app/domain/context.ts";
import { scopeName } from "#app/domain/coordinators/scope-name.server.ts";
import type { Language } from "#app/domain/languages/language.ts";
import { signInPath } from "#app/domain/paths.ts";
import type { Prepared } from "../prepared-mail.ts";
import type { NoticeFacts } from "./notice.tsx";

/** Return the address of the sign-in page that leads on to a path. */
export const signInUrl = (ctx: Context, language: Language, path: string): string =>
  `${ctx.origin}${signInPath(language)}?${new URLSearchParams({ to: path })}`;

/** List the names of the scopes that an account holds itself, not as a deputy; null is the whole network. */
export const scopeNames = (ctx: Context, accountId: string, language: Language): (string | null)[] =>
  listOwnScopes(ctx.db, accountId).map((scope) => scopeName(ctx.db, scope, language));

/** Prepare a notice to an account. */
export const accountNotice = (
  { email, language }: { email: string; language: Language },
  facts: Partial<NoticeFacts> & Pick<NoticeFacts, "about" | "url">,
): Prepared<NoticeFacts> => ({ to: email, language, facts: { who: "", title: null, quote: null, ...facts } });
