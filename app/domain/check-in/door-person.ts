import { normaliseCode } from "../model/account.ts";
import { foldName } from "../text/fold-name.ts";

/** Party as the page of the door knows it. */
type Party = { id: string; checkInCode: string; nickname: string | null };

/** Outcome of a note at the door, from the numbers of people who were here before it and are now. */
export type Outcome = "in" | "again" | "changed" | "undone" | "added";

/** Tell in one word what a note about a party did. */
export function outcomeOf({ before, arrived }: { before: number; arrived: number }): Outcome {
  if (arrived === 0) return before === 0 ? "added" : "undone";
  if (arrived === before) return "again";
  return arrived < before ? "changed" : "in";
}

/** True when a search by nickname or code finds a party; everybody is found by an empty one. */
export function isFound(party: Party, query: string): boolean {
  const words = foldName(query);
  if (words === "") return true;
  const code = normaliseCode(query);
  return (
    (party.nickname !== null && foldName(party.nickname).includes(words)) ||
    (code !== "" && party.checkInCode.startsWith(code))
  );
}
