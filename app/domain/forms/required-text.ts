import { Invalid } from "../errors.ts";
import { isWithin, manyLines } from "../text/plain-text.ts";

/**
 * Several lines that somebody must write.
 * @param field the name under which a form knows them
 * @throws Invalid at that field when there are none, or too many
 */
export function parseRequiredText(typed: string, { field, max }: { field: string; max: number }): string {
  const words = manyLines(typed);
  if (words === "") throw new Invalid({ [field]: { key: "required" } });
  if (!isWithin(words, max)) throw new Invalid({ [field]: { key: "tooLong", values: { max } } });
  return words;
}
