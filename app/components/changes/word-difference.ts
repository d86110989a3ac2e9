import { diffWordsWithSpace } from "diff";

/** Part of a text, in both versions or in only one. */
export type DifferencePart = { kind: "same" | "gone" | "come"; text: string };

/**
 * Limits, in characters and edits, above which the search for the fewest changes would hold up other requests: the
 * whole text counts as replaced then.
 */
const longest = 20_000;
const maxEditLength = 400;

/** Compare two versions of a text word by word. */
export function wordDifference(before: string, after: string): DifferencePart[] {
  if (before === after) return before === "" ? [] : [{ kind: "same", text: before }];
  const whole: DifferencePart[] = [
    { kind: "gone", text: before },
    { kind: "come", text: after },
  ];
  const parts =
    before.length + after.length > longest ? undefined : diffWordsWithSpace(before, after, { maxEditLength });
  if (!parts) return whole.filter((part) => part.text !== "");
  return parts.map(({ added, removed, value }) => ({ kind: added ? "come" : removed ? "gone" : "same", text: value }));
}
