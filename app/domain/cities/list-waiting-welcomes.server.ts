import {
  listShownWelcomes as listShown,
  listWaitingWelcomes as listInScopes,
} from "#db/queries/city-welcomes.server.ts";
import { type Context, scopesOf } from "../context.ts";

/** List the proposed welcomes of cities in the actor's scopes, the oldest first. */
export const listWaitingWelcomes = (ctx: Context) => listInScopes(ctx.db, ctx.language, scopesOf(ctx.actor));
/** List the public welcomes of cities in the actor's scopes. */
export const listShownWelcomes = (ctx: Context) => listShown(ctx.db, ctx.language, scopesOf(ctx.actor));
export type ShownWelcome = ReturnType<typeof listShownWelcomes>[number];
export type WaitingWelcome = ReturnType<typeof listWaitingWelcomes>[number];
