/** What one check found: one line of the report, with what to do where something is to be done. */
export type Finding = { level: "ok" | "warn" | "FAIL"; about: string; words: string };

const finding = (level: Finding["level"]) => (about: string, words: string) => ({ level, about, words }) as Finding;
export const ok = finding("ok");
export const warn = finding("warn");
export const fail = finding("FAIL");

export const lineOf = ({ level, about, words }: Finding): string => `${level.padEnd(4)}  ${about}: ${words}`;
