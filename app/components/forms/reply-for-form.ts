import type { SubmissionResult } from "@conform-to/react";

/**
 * A page with several forms gets one answer: it belongs to the form that sent it, told by its hidden fields.
 * @param fields names and values that this form sends and no other
 */
export function replyFor(
  reply: SubmissionResult<string[]> | undefined,
  fields: Readonly<Record<string, string>>,
): SubmissionResult<string[]> | null {
  const sent = (reply?.initialValue ?? {}) as Readonly<Record<string, unknown>>;
  return reply && Object.entries(fields).every(([name, value]) => sent[name] === value) ? reply : null;
}
