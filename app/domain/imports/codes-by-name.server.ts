import { listLabels, listTermCodes } from "#db/queries/vocabulary.server.ts";
import type { Context } from "../context.ts";
import type { EditableKind } from "../model/vocabulary.ts";
import { foldName } from "../text/fold-name.ts";

/**
 * Return the codes of a kind by every name that a table may use, folded: the code itself, else a label in the reader's
 * language, else one in any other. A label that two terms share in other languages names neither.
 */
export function codesByName({ db, language }: Context, kind: EditableKind): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const shared = new Set<string>();
  const labels = listLabels(db, kind);
  for (const { code, label } of labels) {
    const name = foldName(label);
    if ((names.get(name) ?? code) !== code) shared.add(name);
    names.set(name, code);
  }
  for (const name of shared) names.delete(name);
  for (const own of labels) if (own.language === language) names.set(foldName(own.label), own.code);
  for (const code of listTermCodes(db, kind)) names.set(foldName(code), code);
  return names;
}
