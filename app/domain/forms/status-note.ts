import { Invalid } from "../errors.ts";
import { isWithin, oneLine } from "../text/plain-text.ts";
import { textLimits } from "../model/event.ts";

/**
 * Parse a required status note.
 * @throws Invalid `note` when it is empty, or too long
 */
export function parseStatusNote(text: string): string {
  const note = oneLine(text);
  if (note === "") throw new Invalid({ note: { key: "reasonNeeded" } });
  return shortNote(note);
}

/**
 * Parse an optional status note; null when it is empty.
 * @throws Invalid `note` when it is too long
 */
export const parseOptionalStatusNote = (text: string): string | null => {
  const note = oneLine(text);
  return note === "" ? null : shortNote(note);
};

function shortNote(note: string): string {
  if (isWithin(note, textLimits.line)) return note;
  throw new Invalid({ note: { key: "tooLong", values: { max: textLimits.line } } });
}
