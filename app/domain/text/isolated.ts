/** U+2068 and U+2069 keep a text of another direction in its place where there is no markup (UAX #9 2.4.2). */
export const isolated = (text: string): string => `\u2068${text}\u2069`;
