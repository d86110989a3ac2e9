import { type Database, writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import type { Context } from "../context.ts";
import { type ImportReport, inRowOrder, type RowFault } from "./import-report.ts";

export type Entered = { outcome: "created" | "updated" | "unchanged" } | { faults: readonly RowFault[] };

class TakenBack extends Error {}

/**
 * Import a table in one transaction, which is rolled back with one fault or in a dry run.
 * @param table `faults` were found while it was read; `action` is the name of the import in the audit log
 * @param enter enters one entry, within the transaction of its context
 */
export function runImport<T>(
  ctx: Context,
  table: {
    rowCount: number;
    entries: readonly T[];
    faults: readonly RowFault[];
    action: string;
    dryRun: boolean;
  },
  enter: (ctx: Context & { db: Database }, entry: T) => Entered,
): ImportReport {
  const report = { rows: table.rowCount, created: 0, updated: 0, unchanged: 0 };
  const faults = [...table.faults];
  try {
    writeTransaction(ctx.db, (tx) => {
      for (const entry of table.entries) {
        const result = enter({ ...ctx, db: tx }, entry);
        if ("faults" in result) faults.push(...result.faults);
        else report[result.outcome] += 1;
      }
      if (faults.length > 0 || table.dryRun) throw new TakenBack();
      recordAudit(tx, ctx, { action: table.action, subjectKind: "import", subjectId: String(report.rows) });
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
  return faults.length > 0
    ? { rows: report.rows, created: 0, updated: 0, unchanged: 0, faults: inRowOrder(faults) }
    : { ...report, faults: [] };
}
