import type { Context } from "#app/domain/context.ts";
import type { ImportReport } from "#app/domain/imports/import-report.ts";
import { oneLine } from "#app/domain/text/plain-text.ts";
import type { Language } from "#app/domain/languages/language.ts";
import { faultTexts } from "#app/i18n/fault-texts.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { openScratchCopy } from "#db/copies.server.ts";
import { readFileSync } from "node:fs";
import { openInstallation } from "./open-installation.ts";
import { Refusal, say } from "./terminal.ts";

type ImportVerb = (ctx: Context, input: { file: Uint8Array; dryRun: boolean }) => ImportReport;

/** Import a table, all or nothing, and print a line for each fault (`import events FILE`, `import cities FILE`). */
export async function importTable(verb: ImportVerb, path: string, dryRun: boolean): Promise<void> {
  const file = readTableFile(path);
  const installation = openInstallation();
  // A dry run must not block a running site from writing.
  const ctx = dryRun ? { ...installation, db: await openScratchCopy(installation.db.$client.name) } : installation;
  const report = verb(ctx, { file, dryRun });
  for (const line of faultLines(report, ctx.language)) say(line);
  if (report.faults.length > 0) {
    throw new Refusal(`Rows: ${report.rows}. Faults: ${report.faults.length}. Nothing was written.`);
  }
  const done = `Rows: ${report.rows}. New: ${report.created}, changed: ${report.updated}, as they were: ${report.unchanged}.`;
  say(dryRun ? `${done} No faults. Nothing was written (dry run).` : done);
}

function readTableFile(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new Refusal(`cannot read ${path}: ${(error as NodeJS.ErrnoException).code}`);
  }
}

function faultLines(report: ImportReport, language: Language): string[] {
  const t = textsOf(language, "formFaults");
  return report.faults.map(({ row, column, fault }) => {
    const words = t(`fault.${fault.key}` as "fault.choose", { ...fault.values, ns: faultTexts });
    return oneLine(`row ${row}${column === "" ? "" : `, ${column}`}: ${words}`);
  });
}
