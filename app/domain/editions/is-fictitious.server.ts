import { findCurrentEdition } from "#db/queries/editions.server.ts";
import type { Context } from "../context.ts";

/** True when the current edition is invented: then each page says so, and asks search engines not to index it. */
export const isFictitious = (ctx: Context): boolean => findCurrentEdition(ctx.db, ctx.language)?.fictitious ?? false;
