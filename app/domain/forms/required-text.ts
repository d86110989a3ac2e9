import { Invalid } from "../errors.ts";
import { isWithin, manyLines } from "../text/plain-text.ts";

/**
 * Parse a required text of several lines.
 * @param field name of the form field
 * @throws Invalid at that field when the text is empty or too long
 */
export function parseRequiredText(typed: string, { field, max }: { field: string; max: number }): string {
  const words = manyLines(typed);
  if (words === "") throw new Invalid({ [field]: { key: "required" } });
  if (!isWithin(words, max)) throw new Invalid({ [field]: { key: "tooLong", values: { max } } });
  return words;
}
