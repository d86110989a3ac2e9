import type { Actor, Context } from "#app/domain/context.ts";
import { secondFactorPath, signInPath } from "#app/domain/paths.ts";
import { findSessionActor } from "#app/domain/accounts/find-session-actor.server.ts";
import { publicContext } from "#app/http/context.server.ts";
import { readBoundedForm } from "#app/http/form-reply.server.ts";
import { data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { readSessionToken } from "./session.server.ts";

export type AccountContext = Context & { actor: Extract<Actor, { kind: "account" }>; uploadsDir: string };

/** Find the signed-in account; null if there is none. */
export async function findAccountContext(args: LoaderFunctionArgs): Promise<AccountContext | null> {
  const ctx = publicContext(args);
  const token = await readSessionToken(args.context, args.request);
  const actor = token ? findSessionActor(ctx.db, token, ctx.now) : null;
  return actor ? { ...ctx, actor, uploadsDir: args.context.uploadsDir } : null;
}

/**
 * Return the signed-in account; others are redirected to sign in and come back afterwards. A posted form is returned in
 * a page that can send it again after signing in, so that no typed text is lost.
 */
export async function requireAccountContext(args: LoaderFunctionArgs): Promise<AccountContext> {
  const found = await findAccountContext(args);
  if (found) return args.request.method === "GET" ? found : askedAnew(found, args);
  if (args.request.method !== "GET") throw data(await typedAgain(args.request), { status: 401 });
  const { pathname, search } = new URL(args.request.url);
  const back = new URLSearchParams({ to: `${pathname}${search}` });
  throw redirect(`${signInPath(publicContext(args).language)}?${back}`);
}

/**
 * Return the signed-in account; a coordinator whose session has not passed the second factor is sent there first.
 * Accounts without scopes pass: the verbs refuse them.
 */
export async function requireCoordinator(args: LoaderFunctionArgs): Promise<AccountContext> {
  const ctx = await requireAccountContext(args);
  if (ctx.actor.scopesAwaitingFactor.length === 0) return ctx;
  if (args.request.method !== "GET")
    throw data({ ...(await typedAgain(args.request)), isLocked: true }, { status: 401 });
  const { pathname, search } = new URL(args.request.url);
  throw redirect(`${secondFactorPath(ctx.language)}?${new URLSearchParams({ to: `${pathname}${search}` })}`);
}

/** Maximum size of a form returned to a sender without a session, in bytes: the longest event texts, in any script. */
const largestReturnedForm = 400_000;

/** Return all text fields of a form; a file has to be chosen again. */
async function typedAgain(request: Request): Promise<{ typed: [name: string, value: string][] }> {
  if (!request.headers.get("content-type")?.startsWith("application/x-www-form-urlencoded")) return { typed: [] };
  const form = await readBoundedForm(request, largestReturnedForm);
  return { typed: [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])) };
}

const nobody = {
  kind: "account",
  accountId: "",
  memberships: [],
  scopes: [],
  scopesAwaitingFactor: [],
  secondFactorAt: null,
} as const;

/**
 * Look the actor up each time a verb reads it, not when the request began: a form may take minutes to arrive, and an
 * account that was removed or signed out meanwhile must not act.
 */
async function askedAnew(found: AccountContext, args: LoaderFunctionArgs): Promise<AccountContext> {
  const token = (await readSessionToken(args.context, args.request)) ?? "";
  return {
    ...found,
    get actor(): AccountContext["actor"] {
      const actor = findSessionActor(found.db, token, args.context.clock());
      return actor ?? nobody;
    },
  };
}
