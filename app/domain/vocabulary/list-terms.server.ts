import { countEventsByTerm, listLabels, listTerms } from "#db/queries/vocabulary.server.ts";
import type { Context } from "../context.ts";
import { requireSecretariat } from "../coordinators/require-secretariat.server.ts";
import { NotFound } from "../errors.ts";
import type { Language } from "../languages/language.ts";
import { type EditableKind, editableKinds } from "../model/vocabulary.ts";
import { languagesWithout } from "../languages/language-fallback.ts";
import { type Labels, shownLabel } from "./labels.ts";

export type TermLine = {
  code: string;
  labels: Labels;
  /** Label for this reader, and the language it is in. */
  shown: { text: string; language: Language } | null;
  /** Languages without a label, which see `fallback`. */
  missing: Language[];
  fallback: { text: string; language: Language } | null;
  isRetired: boolean;
  /** Number of events that have it, in any state. */
  events: number;
};

/**
 * List the terms of a kind with their labels in all languages, retired ones last.
 * @throws NotFound unless the actor is the secretariat
 */
export function listTermLines(ctx: Context, kind: EditableKind): TermLine[] {
  requireSecretariat(ctx);
  const rows = listLabels(ctx.db, kind);
  const counts = countEventsByTerm(ctx.db, kind);
  return listTerms(ctx.db, kind).map(({ code, retiredAt }) => {
    const labels: Labels = Object.fromEntries(
      rows.filter((row) => row.code === code).map(({ language, label }) => [language, label]),
    );
    const missing = languagesWithout(labels);
    return {
      code,
      labels,
      shown: shownLabel(labels, ctx.language),
      missing,
      fallback: missing[0] ? shownLabel(labels, missing[0]) : null,
      isRetired: retiredAt !== null,
      events: counts.get(code) ?? 0,
    };
  });
}

/** Read one term. @throws NotFound unless the actor is the secretariat, and for an unknown code */
export function getTermLine(ctx: Context, { kind, code }: { kind: EditableKind; code: string }): TermLine {
  const found = listTermLines(ctx, kind).find((line) => line.code === code);
  if (!found) throw new NotFound("term");
  return found;
}

/** Return the kind that an address names. @throws NotFound for another */
export function requireKind(named: string | undefined): EditableKind {
  const kind = editableKinds.find((known) => known === named);
  if (!kind) throw new NotFound("list");
  return kind;
}
