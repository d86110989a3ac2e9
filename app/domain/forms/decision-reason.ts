import { Invalid } from "../errors.ts";
import { isWithin, manyLines } from "../text/plain-text.ts";
import { reasonLimit } from "../model/review-state.ts";

/**
 * What a coordinator says with a decision; null where nothing is said.
 * @throws Invalid `reason` where one is needed and missing, or when it is too long
 */
export function parseDecisionReason(text: string, { isNeeded }: { isNeeded: boolean }): string | null {
  const reason = manyLines(text);
  if (isNeeded && reason === "") throw new Invalid({ reason: { key: "reasonNeeded" } });
  if (!isWithin(reason, reasonLimit)) throw new Invalid({ reason: { key: "tooLong", values: { max: reasonLimit } } });
  return reason === "" ? null : reason;
}
