import type { Context } from "../context.ts";
import { importEvents } from "./import-events.server.ts";
import type { EventImportReport } from "./import-report.ts";

export const maxUploadRows = 5_000;
/** Maximum number of events that one upload may create or change. */
export const maxUploadEvents = 1_000;

/**
 * Check an upload of events: return what it would change, and its faults.
 * @param ctx its database must be a copy that is thrown away: existing events are changed in it, in a transaction that
 * is rolled back
 */
export const checkEvents = (ctx: Context, input: { file: Uint8Array }): EventImportReport =>
  importEvents(ctx, { ...input, dryRun: true, asDrafts: true, maxRows: maxUploadRows, maxEvents: maxUploadEvents });
