import { diffWordsWithSpace } from "diff";

/** A piece of a text: in both versions, or only in one. */
export type DifferencePart = { kind: "same" | "gone" | "come"; text: string };

/** Beyond these the search for the fewest changes holds up others: then one text goes and the other comes. */
const longest = 20_000;
const maxEditLength = 400;

/** Two versions of a text, word by word. */
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
