/**
 * Controls that may change how other text is read: everything but tab and line feed, and all bidirectional overrides. And
 * U+FFFD, which stands where a program lost a character.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
const hidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffd]/g;

/**
 * At most thirty marks on one letter (Unicode's Stream-Safe Text Format, UAX #15 13): no language needs more, and the time
 * that normalising takes grows with the square of their number.
 */
export const streamSafe = (text: string): string => text.replaceAll(/(\p{M}{30})\p{M}+/gu, "$1");

const cleaned = (text: string): string =>
  streamSafe(text.replaceAll(/\r\n?|\u2028|\u2029/g, "\n").replaceAll(hidden, "")).normalize("NFC");

/** Blanks that join what stands beside them (as before a French colon) are meant; all others are one like the other. */
const blanks = /[^\S\u00a0\u202f]+/g;

/** Something one sees: not only blanks, marks without a letter, and letters without a form (Hangul fillers, empty Braille). */
const visible = /[^\p{C}\p{Z}\p{M}\u115f\u1160\u2800\u3164\uffa0]/u;

/** A virama (canonical combining class 9): after it, joiners choose the form of a letter (RFC 5892 A.1, A.2). */
const virama = "[\\u094d\\u09cd\\u0a4d\\u0acd\\u0b4d\\u0bcd\\u0c4d\\u0ccd\\u0d4d\\u0dca\\u1039\\u17d2]";
/** What may change the look of an emoji before it is joined to another. */
const emoji = "\\p{Extended_Pictographic}[\\ufe0f\\u{1f3fb}-\\u{1f3ff}]{0,2}";
const joining =
  "[\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Mongolian}\\p{Script=Nko}\\p{Script=Adlam}\\p{Script=Rohg}\\p{Script=Mandaic}]";
/** Joiners and variation selectors that a script or an emoji needs, or anything else that has no form (UAX #44, DI; UAX #31 2.3). */
const unseen = new RegExp(
  [
    `([\\u200c\\u200d](?<=${virama}.)`,
    `\\u200d(?<=\\p{L}.)(?=${virama})`,
    `\\u200c(?<=${joining}\\p{M}{0,30}.)(?=${joining})`,
    `\\u200d(?<=${emoji}.)(?=\\p{Extended_Pictographic})`,
    "\\ufe0f(?<=\\p{Emoji}.))",
    "\\p{DI}",
    "\\p{Bidi_C}",
  ].join("|"),
  "gu",
);

/**
 * Text for one line, such as a name or a title: line breaks and runs of blanks become one blank, what nobody could see is
 * nothing. No two lines that look the same differ by what has no form: only what a script or an emoji needs stays.
 */
export function oneLine(text: string): string {
  const line = cleaned(text).replaceAll(unseen, "$1").replaceAll(blanks, " ").normalize("NFC").trim();
  return visible.test(line) ? line : "";
}

/** Text of several lines: breaks are kept, three or more become two. */
export function manyLines(text: string): string {
  return cleaned(text)
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
}

/** Length in characters as Unicode counts them (code points), which is what every limit of ours means. */
export const lengthOf = (text: string): number => [...text].length;

/** Whether a text has no more characters than that; what is far too long is not counted. */
export const isWithin = (text: string, max: number): boolean =>
  text.length <= max || (text.length <= 2 * max && lengthOf(text) <= max);

/** Digits of Arabic and Persian keyboards as the ASCII digits that machines read. */
export function latinDigits(text: string): string {
  return text
    .replaceAll(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replaceAll(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0));
}
