import type { Context } from "../context.ts";
import { importEvents } from "./import-events.server.ts";
import type { EventImportReport } from "./import-report.ts";

/** Most rows one upload may have: while they are entered nobody else is answered. */
export const maxUploadRows = 5_000;
/** Events one upload may make or change: about two seconds in which nobody else is answered. */
export const maxUploadEvents = 1_000;

/**
 * Say what an upload of events would change, or what is wrong with it.
 * @param ctx its database is a copy that is thrown away: events that are there already are changed in it
 */
export const checkEvents = (ctx: Context, input: { file: Uint8Array }): EventImportReport =>
  importEvents(ctx, { ...input, dryRun: true, asDrafts: true, maxRows: maxUploadRows, maxEvents: maxUploadEvents });
