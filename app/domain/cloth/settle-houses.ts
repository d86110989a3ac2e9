import { houseOf } from "./weave.ts";

const maxTries = 60;

/**
 * Give each name a house that differs from those before it, so that neighbours can be told apart: another motif and
 * another ground than any before, as long as there are enough. The houses of earlier names never depend on later ones.
 * @param names in the order in which they came, e.g. the cities of a country
 * @returns the seed of each name: the name itself, or with a number
 */
export function settleHouses(names: readonly string[]): Map<string, string> {
  const settled = new Map<string, string>();
  const kept: ReturnType<typeof houseOf>[] = [];
  for (const name of names) {
    const seed = seedsOf(name).find((tried) => !isAlike(tried, kept)) ?? name;
    settled.set(name, seed);
    kept.push(houseOf(seed));
  }
  return settled;
}

const seedsOf = (name: string): string[] =>
  Array.from({ length: maxTries }, (_, tried) => (tried === 0 ? name : `${name}~${tried}`));

/** Number of motifs after which one may come again, on another ground. */
const motifsBefore = 12;
const groundsBefore = 3;

function isAlike(seed: string, kept: readonly ReturnType<typeof houseOf>[]): boolean {
  const own = houseOf(seed);
  const hasMotif = kept.length < motifsBefore && kept.some(({ motif }) => motif === own.motif);
  const hasBoth = kept.some(({ motif, ground }) => motif === own.motif && ground === own.ground);
  const hasGround = kept.slice(-groundsBefore).some(({ ground }) => ground === own.ground);
  return hasMotif || hasBoth || hasGround;
}
