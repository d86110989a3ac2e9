/**
 * Control characters that may change how other text is displayed: all but tab and line feed, and all bidirectional
 * overrides. Also U+FFFD, which marks a character that a program lost.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
const hidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffd]/g;

/**
 * Limit the combining marks of a letter to thirty (Unicode's Stream-Safe Text Format, UAX #15 13): no language needs
 * more, and the time to normalise grows with the square of their number.
 */
export const streamSafe = (text: string): string => text.replaceAll(/(\p{M}{30})\p{M}+/gu, "$1");

const cleaned = (text: string): string =>
  streamSafe(text.replaceAll(/\r\n?|\u2028|\u2029/g, "\n").replaceAll(hidden, "")).normalize("NFC");

/** Spaces that are merged into one. No-break spaces, as before a French colon, are deliberate and stay. */
const blanks = /[^\S\u00a0\u202f]+/g;

/** Visible character: no space, no mark without a letter, no letter without a shape (Hangul fillers, empty Braille). */
const visible = /[^\p{C}\p{Z}\p{M}\u115f\u1160\u2800\u3164\uffa0]/u;

/**
 * Viramas, after which joiners choose the form of a letter (RFC 5892 A.1, A.2): all code points of canonical combining
 * class 9, each as its distance from the previous one in base 36, since browsers load them.
 */
const viramaGaps =
  "1u5 3k 3k 3k 3k 3k 3k 3k 32 1 h 3h 34 3k 5m 51 1 1cq 1 v 4e i6 6c 2u 1 1z 1 3gs o7b 12 48 3z 31 8m 6v imq 16v 16 f 1m 3e 1 3w 39 51 2r 3l 1 1 36 3k 71 3k 3b 39 7i 78 1 4i 2c j 2a bq 79 1 2a bu 1 d0t";
const viramas: number[] = [];
for (const gap of viramaGaps.split(" ")) viramas.push((viramas.at(-1) ?? 0) + parseInt(gap, 36));
const virama = `[${String.fromCodePoint(...viramas)}]`;
/** Emoji with the variation selector and skin tone that may follow it before a joiner. */
const emoji = "\\p{Extended_Pictographic}[\\ufe0f\\u{1f3fb}-\\u{1f3ff}]{0,2}";
const joining =
  "[\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Mongolian}\\p{Script=Nko}\\p{Script=Adlam}\\p{Script=Rohg}\\p{Script=Mandaic}]";
/**
 * Invisible characters (UAX #44, DI; UAX #31 2.3). The group captures, to keep them, the joiners and variation
 * selectors that a script or an emoji needs.
 */
const unseen = new RegExp(
  [
    `([\\u200c\\u200d](?<=${virama}.)`,
    `\\u200d(?<=\\p{L}.)(?=${virama})`,
    `\\u200c(?<=${joining}\\p{M}{0,30}.)(?=${joining})`,
    `\\u200d(?<=${emoji}.)(?=\\p{Extended_Pictographic})`,
    "\\ufe0f(?<=\\p{Emoji}.)(?:(?=\\u20e3)|(?<![0-9#*].)))",
    "\\p{DI}",
    "\\p{Bidi_C}",
  ].join("|"),
  "gu",
);

/**
 * Clean a text of one line, such as a name or a title: line breaks and runs of spaces become one space; a text without
 * any visible character becomes "". Invisible characters are removed unless a script or an emoji needs them, so that
 * texts that look the same are equal.
 */
export function oneLine(text: string): string {
  const line = cleaned(text).replaceAll(unseen, "$1").replaceAll(blanks, " ").normalize("NFC").trim();
  return visible.test(line) ? line : "";
}

/** Clean a text of several lines: line breaks stay, but three or more become two. */
export function manyLines(text: string): string {
  return cleaned(text)
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
}

/** Count the characters of a text as Unicode code points, the unit of every limit. */
export const lengthOf = (text: string): number => [...text].length;

/** True when a text has at most `max` characters (code points). A text that is far too long is not counted. */
export const isWithin = (text: string, max: number): boolean =>
  text.length <= max || (text.length <= 2 * max && lengthOf(text) <= max);

/** Convert the digits of Arabic and Persian keyboards to ASCII digits. */
export function latinDigits(text: string): string {
  return text
    .replaceAll(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replaceAll(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0));
}
