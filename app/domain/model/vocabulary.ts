import type { Attendance } from "./event.ts";
import type { ParticipationMode } from "./participation.ts";
import type { Language } from "../languages/language.ts";

/** Words that are data: stable codes, labels in every language, editable without a new release. */
export const termKinds = ["theme", "format", "inclusion"] as const;
export type TermKind = (typeof termKinds)[number];

export type Term = { code: string; label: string };
export type Vocabulary = Readonly<Record<TermKind, readonly Term[]>>;
/** A code with its label in each language, as files and tables hold it. */
export type TermRow = { kind: TermKind; code: string; labels: Record<Language, string> };

/** The label of a code; the code itself if the vocabulary has lost it, so that nothing shown is ever empty. */
export function labelOf(vocabulary: Vocabulary, kind: TermKind, code: string): string {
  return vocabulary[kind].find((term) => term.code === code)?.label ?? code;
}

/** Inclusion codes that follow from other answers and are never asked. */
export const derivedInclusionCodes = ["online", "no_registration"] as const;
/** Those that an event's other answers say. */
export const derivedOffers = (event: {
  attendance: Attendance;
  participation: ParticipationMode;
}): (typeof derivedInclusionCodes)[number][] => [
  ...(event.attendance === "in_person" ? [] : (["online"] as const)),
  ...(event.participation === "just_come" ? (["no_registration"] as const) : []),
];
/** The eight most decisive facts, shown first and with an icon. */
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
