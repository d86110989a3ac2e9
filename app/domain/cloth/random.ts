/** Return a number of 32 bits for a text (FNV-1a, then mixed), the same on every machine. */
export function hashOf(text: string): number {
  let hash = 2_166_136_261;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619);
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_507);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** Return a function that gives whole numbers below a limit, always the same ones for a text. */
export function numbersFor(text: string): (limit: number) => number {
  let count = 0;
  return (limit) => {
    count += 1;
    return hashOf(`${text} ${count}`) % limit;
  };
}
