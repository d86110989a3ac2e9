import { type Database, writeTransaction } from "#db/client.server.ts";
import { insertTerm, listLabels, listTermCodes, setLabels } from "#db/queries/vocabulary.server.ts";
import { recordReferenceChange } from "../changes/record-subject-change.server.ts";
import type { Context } from "../context.ts";
import { requireSecretariat } from "../coordinators/require-secretariat.server.ts";
import { type Fault, Invalid, NotFound } from "../errors.ts";
import { languages } from "../languages/language.ts";
import type { EditableKind } from "../model/vocabulary.ts";
import { foldName } from "../text/fold-name.ts";
import { completeLabels, type Labels } from "./labels.ts";
import { isTermCode } from "./term-form.ts";

type Key = { kind: EditableKind; code: string };

/** Maximum number of terms of a kind, retired ones included. */
export const maxTerms = 60;

/**
 * Add a theme or format at the end of its list. Its code stands in addresses and data, and can never change.
 * @throws NotFound unless the actor is the secretariat; Invalid `code` for one that is taken or malformed, and by label
 * when another term has it, or when there is none in any language
 */
export function addTerm(ctx: Context, { labels, ...key }: Key & { labels: Labels }): void {
  requireSecretariat(ctx);
  writeTransaction(ctx.db, (tx) => {
    const codes = listTermCodes(tx, key.kind);
    const faults: Record<string, Fault> = { ...codeFault(key.code, codes), ...labelFaults(tx, key, labels) };
    if (codes.size >= maxTerms) faults[""] = { key: "tooMany", values: { max: maxTerms } };
    if (Object.keys(faults).length > 0) throw new Invalid(faults);
    recordReferenceChange(tx, ctx, { action: "term.add", ...subjectOf(key), fields: given(labels) }, (writable) => {
      insertTerm(writable, key);
      setLabels(writable, key, completeLabels(labels));
    });
  });
}

/**
 * Change the labels of a theme or format. Every page, calendar and feed shows them from the next request on, and the
 * events that have the term are queued for the search index in the same transaction.
 * @throws NotFound unless the actor is the secretariat, and for an unknown code; Invalid by label
 */
export function renameTerm(ctx: Context, { labels, ...key }: Key & { labels: Labels }): void {
  requireSecretariat(ctx);
  writeTransaction(ctx.db, (tx) => {
    if (!listTermCodes(tx, key.kind).has(key.code)) throw new NotFound("term");
    const faults = labelFaults(tx, key, labels);
    if (Object.keys(faults).length > 0) throw new Invalid(faults);
    const before = listLabels(tx, key.kind).filter(({ code }) => code === key.code);
    const labelIn = (language: string) => before.find((row) => row.language === language)?.label ?? "";
    const fields = languages.filter((language) => labelIn(language) !== (labels[language] ?? ""));
    if (fields.length === 0) return;
    recordReferenceChange(tx, ctx, { action: "term.rename", ...subjectOf(key), fields }, (writable) =>
      setLabels(writable, key, completeLabels(labels)),
    );
  });
}

/** Return the subject of a term in the audit log. */
export const subjectOf = ({ kind, code }: Key) => ({ subjectKind: "term", subjectId: `${kind}.${code}` }) as const;

const given = (labels: Labels) => languages.filter((language) => labels[language]);

function codeFault(code: string, taken: ReadonlySet<string>): Record<string, Fault> {
  if (!isTermCode(code)) return { code: { key: "termCode" } };
  return taken.has(code) ? { code: { key: "termCodeTaken" } } : {};
}

/** Return the faults of labels: one is needed, and none may be that of another term in the same language. */
function labelFaults(tx: Database, { kind, code }: Key, labels: Labels): Record<string, Fault> {
  if (given(labels).length === 0) return { [`labels.${languages[0]}`]: { key: "oneLanguage" } };
  const others = listLabels(tx, kind).filter((row) => row.code !== code);
  return Object.fromEntries(
    languages.flatMap((language): [string, Fault][] => {
      const typed = foldName(labels[language] ?? "");
      const other = others.find((row) => row.language === language && foldName(row.label) === typed);
      return other ? [[`labels.${language}`, { key: "labelTaken", values: { code: other.code } }]] : [];
    }),
  );
}
