import { parseReviewItemKey, type ReviewItemKind } from "../model/review-item.ts";
import type { ManyAction } from "./decide-many-form.ts";

/** Identify a review item as it was read; an item without a version is decided in no version. */
export type ChosenItem = { key: string; kind: ReviewItemKind; id: string; revision: number; version: string };

/** Write an item for a form: its key, and the version that the page showed. */
export const chosenItemText = ({ key, version }: { key: string; version: string }): string => `${key} ${version}`;

/** Read an item of a form; null when it is none. */
export function parseChosenItem(text: string): ChosenItem | null {
  const [key = "", version = ""] = text.split(" ");
  const found = parseReviewItemKey(key);
  return found && { key, kind: found.kind, id: found.subjectId, revision: found.revision, version };
}

const kindsOf: Readonly<Record<ManyAction, readonly ReviewItemKind[]>> = {
  agree: ["organisation", "event", "revision", "facts"],
  ask: ["event"],
  refuse: ["organisation", "event", "revision"],
  take: ["organisation", "event", "revision", "facts", "report"],
};

/** Tell whether an action is possible on several items of a kind at once; others are decided one by one. */
export const isForMany = (action: ManyAction, kind: ReviewItemKind): boolean => kindsOf[action].includes(kind);
