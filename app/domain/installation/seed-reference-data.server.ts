import { type Database, writeTransaction } from "#db/client.server.ts";
import { ensureRegion } from "#db/queries/cities.server.ts";
import { raiseProgrammeVersion } from "#db/queries/instance.server.ts";
import { ensureReasonTemplate } from "#db/queries/reason-templates.server.ts";
import { ensureTerms } from "#db/queries/vocabulary.server.ts";
import { z } from "zod";
import { readTable } from "../tables/read-table.server.ts";
import { languages } from "../languages/language.ts";
import { reasonTemplateKinds } from "../model/decision.ts";
import type { TermKind } from "../model/vocabulary.ts";

export type ReferenceData = Record<TermKind | "region" | "reasons", Uint8Array>;

const shape = { required: ["code", ...languages], optional: [] } as const;
type Column = (typeof shape.required)[number];

/**
 * Ensure that regions, themes, formats and inclusion codes exist with a label in each language, and the reason
 * templates. Rows edited in this installation are kept, so it may run at each start.
 * @param data tables with the columns `code en fr es pt ar`; reasons as JSON
 * @throws Error for a table that cannot be parsed
 */
export function layReferenceData(db: Database, data: ReferenceData): void {
  const { region: regions, reasons, ...vocabulary } = data;
  writeTransaction(db, (tx) => {
    for (const [position, { code, ...names }] of rowsOf(regions, "region").entries()) {
      ensureRegion(tx, { code, position }, names);
    }
    for (const [kind, file] of Object.entries(vocabulary) as [TermKind, Uint8Array][]) {
      ensureTerms(
        tx,
        rowsOf(file, kind).map(({ code, ...labels }) => ({ kind, code, labels })),
      );
    }
    for (const [position, reason] of readReasons(reasons).entries()) ensureReasonTemplate(tx, { ...reason, position });
    raiseProgrammeVersion(tx);
  });
}

const reasonShape = z.array(
  z.object({ kind: z.enum(reasonTemplateKinds), code: z.string(), texts: z.record(z.enum(languages), z.string()) }),
);
const readReasons = (file: Uint8Array) => reasonShape.parse(JSON.parse(Buffer.from(file).toString("utf8")));

function rowsOf(file: Uint8Array, what: string) {
  const { rows, faults } = readTable<Column>(file, shape);
  if (faults[0]) throw new Error(`the table of labels "${what}" cannot be read: ${faults[0].fault.key}`);
  return rows.map(({ cells }) => cells);
}
