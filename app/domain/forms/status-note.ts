import { Invalid } from "../errors.ts";
import { isWithin, oneLine } from "../text/plain-text.ts";
import { textLimits } from "../model/event.ts";

/** A reason in the organiser's words. @throws Invalid `note` when it is empty, or too long */
export function parseStatusNote(text: string): string {
  const note = oneLine(text);
  if (note === "") throw new Invalid({ note: { key: "reasonNeeded" } });
  return shortNote(note);
}

/** The same where it may stay empty: null then. */
export const parseOptionalStatusNote = (text: string): string | null => {
  const note = oneLine(text);
  return note === "" ? null : shortNote(note);
};

function shortNote(note: string): string {
  if (isWithin(note, textLimits.line)) return note;
  throw new Invalid({ note: { key: "tooLong", values: { max: textLimits.line } } });
}
