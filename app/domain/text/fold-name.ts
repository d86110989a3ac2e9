import { streamSafe } from "./plain-text.ts";

/** Fold a name for comparison: without accents, case and repeated spaces. "SÃO  PAULO" and "São Paulo" are equal. */
export const foldName = (name: string): string =>
  streamSafe(name).normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase().replaceAll(/\s+/g, " ").trim();
