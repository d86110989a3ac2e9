/** Result of one check: a line of the report, with a remedy if one is needed. */
export type Finding = { level: "ok" | "warn" | "FAIL"; about: string; words: string };

const finding = (level: Finding["level"]) => (about: string, words: string) => ({ level, about, words }) as Finding;
export const ok = finding("ok");
export const warn = finding("warn");
export const fail = finding("FAIL");

export const lineOf = ({ level, about, words }: Finding): string => `${level.padEnd(4)}  ${about}: ${words}`;
