import { textLimits } from "../model/event.ts";
import { htmlToText, isHtml } from "./html-to-text.ts";
import { isWithin, manyLines, oneLine } from "../text/plain-text.ts";

/** Return a text as plain lines, converting the HTML that Outlook and Google write in place of text. */
export const wordsOf = (written: string): string => manyLines(isHtml(written) ? htmlToText(written) : written);

/** Cut a text to `max` characters (code points), and tell whether it was cut. */
export function within(text: string, max: number): { text: string; isCut: boolean } {
  if (isWithin(text, max)) return { text, isCut: false };
  return { text: [...text].slice(0, max).join("").trim(), isCut: true };
}

/** Return the first sentence of a description as a summary; empty when it is too long for one. */
export function summaryOf(description: string): string {
  const [line = ""] = description.split("\n");
  const sentence = oneLine(/^.*?[.!?؟。](?=\s|$)/u.exec(line.slice(0, 1_000))?.[0] ?? line);
  return isWithin(sentence, textLimits.summary) ? sentence : "";
}

/** Return a text that is a single web address (http or https), else null. */
export function webAddressIn(text: string): string | null {
  const address = oneLine(text);
  return address.length <= textLimits.line && /^https?:\/\/[^\s<>"]+$/i.test(address) ? address : null;
}
