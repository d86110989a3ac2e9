import { findCurrentEdition } from "#db/queries/editions.server.ts";
import type { Context } from "../context.ts";

/** Whether what the site shows now is invented: then every page says so, and search engines are asked to stay away. */
export const isFictitious = (ctx: Context): boolean => findCurrentEdition(ctx.db, ctx.language)?.fictitious ?? false;
