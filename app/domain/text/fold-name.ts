import { streamSafe } from "./plain-text.ts";

/** A name as it is compared: without accents, case, and blanks too many. "SÃO  PAULO" and "São Paulo" are one. */
export const foldName = (name: string): string =>
  streamSafe(name).normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase().replaceAll(/\s+/g, " ").trim();
