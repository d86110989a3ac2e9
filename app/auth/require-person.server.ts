import type { Actor, Context } from "#app/domain/context.ts";
import { signInPath } from "#app/domain/addresses.ts";
import { findSessionActor } from "#app/domain/people/find-session-actor.server.ts";
import { publicContext } from "#app/http/context.server.ts";
import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { readSessionToken } from "./session.server.ts";

export type PersonContext = Context & { actor: Extract<Actor, { kind: "person" }> };

/** Who is signed in, if anybody. */
export async function findPersonContext(args: LoaderFunctionArgs): Promise<PersonContext | null> {
  const ctx = publicContext(args);
  const token = await readSessionToken(args.context, args.request);
  const actor = token ? findSessionActor(ctx.db, token, ctx.now) : null;
  return actor ? { ...ctx, actor } : null;
}

/** The signed-in person; others are sent to sign in and come back to where they wanted to go. */
export async function requirePerson(args: LoaderFunctionArgs): Promise<PersonContext> {
  const found = await findPersonContext(args);
  if (found) return found;
  const { pathname, search } = new URL(args.request.url);
  const back = new URLSearchParams({ to: `${pathname}${search}` });
  throw redirect(`${signInPath(publicContext(args).language)}?${back}`);
}
