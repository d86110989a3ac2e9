import type { Actor, Context } from "#app/domain/context.ts";
import { secondFactorPath, signInPath } from "#app/domain/paths.ts";
import { findSessionActor } from "#app/domain/accounts/find-session-actor.server.ts";
import { publicContext } from "#app/http/context.server.ts";
import { readBoundedForm } from "#app/http/form-reply.server.ts";
import { data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { readSessionToken } from "./session.server.ts";

export type AccountContext = Context & { actor: Extract<Actor, { kind: "account" }> };

/** Who is signed in, if anybody. */
export async function findAccountContext(args: LoaderFunctionArgs): Promise<AccountContext | null> {
  const ctx = publicContext(args);
  const token = await readSessionToken(args.context, args.request);
  const actor = token ? findSessionActor(ctx.db, token, ctx.now) : null;
  return actor ? { ...ctx, actor } : null;
}

/**
 * The signed-in person; others are sent to sign in and come back to where they wanted to go. Whoever sent a form meanwhile
 * gets it back in a page that waits until they are signed in again: nothing that was typed is lost.
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
 * Whoever coordinates something, in a session that has shown its second factor; without it they are asked for that first.
 * Everybody else goes on as they are: what they ask for is not there for them.
 */
export async function requireCoordinator(args: LoaderFunctionArgs): Promise<AccountContext> {
  const ctx = await requireAccountContext(args);
  if (ctx.actor.scopesAwaitingFactor.length === 0) return ctx;
  if (args.request.method !== "GET")
    throw data({ ...(await typedAgain(args.request)), isLocked: true }, { status: 401 });
  const { pathname, search } = new URL(args.request.url);
  throw redirect(`${secondFactorPath(ctx.language)}?${new URLSearchParams({ to: `${pathname}${search}` })}`);
}

/** Most bytes of a form that somebody without a session gets back: the longest texts of an event, in any script. */
const largestReturnedForm = 400_000;

/** Everything of a form that can stand in a page; a file has to be chosen again. */
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
 * A form may take minutes to arrive. Who sends it is looked up when a verb asks, not when the first byte came: whoever was
 * removed or signed out meanwhile does nothing any more.
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
