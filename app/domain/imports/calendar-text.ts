import { textLimits } from "../model/event.ts";
import { htmlToText, isHtml } from "./html-to-text.ts";
import { isWithin, manyLines, oneLine } from "../text/plain-text.ts";

/** Text as people would read it, out of text or of the HTML that Outlook and Google write in its place. */
export const wordsOf = (written: string): string => manyLines(isHtml(written) ? htmlToText(written) : written);

/** A text within its limit, and whether something had to go. */
export function within(text: string, max: number): { text: string; isCut: boolean } {
  if (isWithin(text, max)) return { text, isCut: false };
  return { text: [...text].slice(0, max).join("").trim(), isCut: true };
}

/** The first sentence of a description, where it is short enough to stand in lists. */
export function summaryOf(description: string): string {
  const [line = ""] = description.split("\n");
  const sentence = oneLine(/^.*?[.!?؟。](?=\s|$)/u.exec(line.slice(0, 1_000))?.[0] ?? line);
  return isWithin(sentence, textLimits.summary) ? sentence : "";
}

/** A web address and nothing else. */
export function webAddressIn(text: string): string | null {
  const address = oneLine(text);
  return address.length <= textLimits.line && /^https?:\/\/[^\s<>"]+$/i.test(address) ? address : null;
}
