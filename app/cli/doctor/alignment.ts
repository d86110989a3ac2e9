export type Alignment = "aligned" | "perhaps" | "apart";

const isBelow = (name: string, other: string) => name.endsWith(`.${other}`);
const registrable = (name: string) => name.split(".").slice(-2).join(".");

/**
 * Return the alignment of two domains for mail receivers (RFC 7489 3.1): aligned if equal or, unless strict, if one is
 * below the other. Siblings may share a registered domain, which only the public suffix list can tell.
 */
export function alignmentOf(a: string, b: string, isStrict: boolean): Alignment {
  if (a === b) return "aligned";
  if (isStrict) return "apart";
  if (isBelow(a, b) || isBelow(b, a)) return "aligned";
  return registrable(a) === registrable(b) ? "perhaps" : "apart";
}
