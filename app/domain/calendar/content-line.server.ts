/** RFC 5545 content lines: escaping, folding and unfolding. */

/**
 * Characters that TEXT and URI values must not contain (RFC 5545 3.3.11: CONTROL but tab), and stray line separators.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
const controls = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

/** Remove the characters that a calendar must not contain; line ends become `\n` characters, still unescaped. */
export const safeText = (text: string): string =>
  text.replaceAll(/\r\n?|\u2028|\u2029/g, "\n").replaceAll(controls, "");

/** Escape a TEXT value (RFC 5545 3.3.11), which the library does not do for calendar properties. */
export const textValue = (text: string): string =>
  safeText(text)
    .replaceAll(/[\\;,]/g, (mark) => `\\${mark}`)
    .replaceAll("\n", "\\n");

/**
 * Clean a URI value (RFC 5545 3.3.13), which is not escaped as TEXT is: remove all characters that could break the
 * line.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
export const uriValue = (uri: string): string => uri.replaceAll(/[\s\u0000-\u001f\u007f]/g, "");

/** Encode a parameter value (RFC 6868), in quotes when it needs them. */
export function parameterValue(text: string): string {
  const escaped = safeText(text).replaceAll("^", "^^").replaceAll("\n", "^n").replaceAll('"', "^'");
  return /[:;,]/.test(escaped) ? `"${escaped}"` : escaped;
}

export type ContentLine = { name: string; parameters?: Readonly<Record<string, string>>; value: string };

/**
 * Write one property as physical lines of at most 75 octets, each ending in CRLF, never cut inside a character (RFC
 * 5545 3.1).
 * @param line `value` is already encoded for its value type
 */
export function writeLine({ name, parameters = {}, value }: ContentLine): string {
  const head = Object.entries(parameters).map(([key, value]) => `;${key}=${parameterValue(value)}`);
  // A property is one logical line, however its value was encoded.
  return fold(`${name}${head.join("")}:${value.replaceAll(/[\r\n]/g, "")}`);
}

export function fold(line: string): string {
  let physical = "";
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) {
      physical += "\r\n ";
      octets = 1;
    }
    physical += character;
    octets += size;
  }
  return `${physical}\r\n`;
}

/** Return the logical lines of an iCalendar text. */
export const unfold = (text: string): string[] =>
  text
    .replaceAll(/\r\n[ \t]/g, "")
    .split("\r\n")
    .filter((line) => line !== "");
