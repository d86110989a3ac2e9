import { privateCopy } from "#db/client.server.ts";
import type { Context } from "../context.ts";
import { importEvents } from "./import-events.server.ts";
import type { EventImportReport } from "./import-report.ts";

/** Most rows one upload may have: while they are entered nobody else is answered. */
export const maxUploadRows = 5_000;
/** Events one upload may make or change: about two seconds in which nobody else is answered. */
export const maxUploadEvents = 1_000;

/** What an upload of events would change, or what is wrong with it. Tried out on a copy, so nobody waits for it to write. */
export function checkEvents(ctx: Context, input: { file: Uint8Array }): EventImportReport {
  const db = privateCopy(ctx.db);
  try {
    return importEvents(
      { ...ctx, db },
      { ...input, dryRun: true, asDrafts: true, maxRows: maxUploadRows, maxEvents: maxUploadEvents },
    );
  } finally {
    db.$client.close();
  }
}
