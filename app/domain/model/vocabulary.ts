import type { Attendance } from "./event.ts";
import type { ParticipationMode } from "./participation.ts";
import type { Language } from "../languages/language.ts";

/** Kinds of terms. Terms are data: stable codes with labels in every language, editable without a new release. */
export const termKinds = ["theme", "format", "inclusion"] as const;
export type TermKind = (typeof termKinds)[number];

/** Kinds of terms that the secretariat edits; the forms of the others know each code. */
export const editableKinds = ["theme", "format"] as const;
export type EditableKind = (typeof editableKinds)[number];

/** `isRetired`: it stays on the events that have it, and is not offered for others. */
export type Term = { code: string; label: string; isRetired?: boolean };
export type Vocabulary = Readonly<Record<TermKind, readonly Term[]>>;
/** Term with its label in each language, as in files and tables. */
export type TermRow = { kind: TermKind; code: string; labels: Record<Language, string> };

/** Return the label of a code; the code itself if the vocabulary does not have it, so that no label is empty. */
export function labelOf(vocabulary: Vocabulary, kind: TermKind, code: string): string {
  return vocabulary[kind].find((term) => term.code === code)?.label ?? code;
}

/** List the terms that are offered, and retired ones that are in use. @param used codes */
export const offeredTerms = (terms: readonly Term[], used: readonly string[] = []): Term[] =>
  terms.filter(({ code, isRetired }) => !isRetired || used.includes(code));

/** Inclusion codes that follow from other answers and are never asked for. */
export const derivedInclusionCodes = ["online", "no_registration"] as const;
/** Return the inclusion codes that follow from the attendance and participation mode of an event. */
export const derivedOffers = (event: {
  attendance: Attendance;
  participation: ParticipationMode;
}): (typeof derivedInclusionCodes)[number][] => [
  ...(event.attendance === "in_person" ? [] : (["online"] as const)),
  ...(event.participation === "just_come" ? (["no_registration"] as const) : []),
];
/** Inclusion codes that nearly every event answers with yes: lists give their numbers once, and cards the other answers. */
export const commonInclusionCodes = ["free", "no_id"] as const;
export type CommonInclusionCode = (typeof commonInclusionCodes)[number];

/** Eight most decisive inclusion codes, shown first and with an icon. */
export const decisiveInclusionCodes = [
  "free",
  "no_id",
  "step_free",
  "children_welcome",
  "interpretation",
  "childcare",
  "food",
  "women_only",
] as const;
