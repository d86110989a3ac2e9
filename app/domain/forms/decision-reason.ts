import { Invalid } from "../errors.ts";
import { isWithin, manyLines } from "../text/plain-text.ts";
import { reasonLimit } from "../model/review-state.ts";

/**
 * Parse the reason of a coordinator's decision; null when it is empty.
 * @throws Invalid `reason` when it is needed and missing, or when it is too long
 */
export function parseDecisionReason(text: string, { isNeeded }: { isNeeded: boolean }): string | null {
  const reason = manyLines(text);
  if (isNeeded && reason === "") throw new Invalid({ reason: { key: "reasonNeeded" } });
  if (!isWithin(reason, reasonLimit)) throw new Invalid({ reason: { key: "tooLong", values: { max: reasonLimit } } });
  return reason === "" ? null : reason;
}
