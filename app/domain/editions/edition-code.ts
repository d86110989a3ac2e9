import { slugOf } from "../text/slug.ts";

const longest = 40;

/** True when a text can be the code of an edition: small ASCII letters, digits, and hyphens between them. */
export const isEditionCode = (text: string): boolean => /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/.test(text);

/**
 * Propose the code nearest to what was typed, numbered when another edition has it.
 * @param typed code as typed; then names to make one from when nothing of the code can stay
 * @returns null when no text has a letter or digit that a code can have
 */
export function proposeEditionCode(typed: readonly string[], taken: ReadonlySet<string>): string | null {
  const base = typed.map((text) => cut(slugOf(text), longest)).find((code) => code !== "");
  if (base === undefined) return null;
  let code = base;
  for (let number = 2; taken.has(code); number += 1) code = `${cut(base, longest - 4)}-${number}`;
  return code;
}

const cut = (code: string, length: number): string => code.slice(0, length).replace(/-+$/, "");
