export type Alignment = "aligned" | "perhaps" | "apart";

const isBelow = (name: string, other: string) => name.endsWith(`.${other}`);
const registrable = (name: string) => name.split(".").slice(-2).join(".");

/**
 * Whether receivers take two domains for one (RFC 7489 3.1): the same, or, unless somebody wants it strict, one below the
 * other. Two that stand side by side may have one registered domain above them; only the public suffix list knows.
 */
export function alignmentOf(a: string, b: string, isStrict: boolean): Alignment {
  if (a === b) return "aligned";
  if (isStrict) return "apart";
  if (isBelow(a, b) || isBelow(b, a)) return "aligned";
  return registrable(a) === registrable(b) ? "perhaps" : "apart";
}
