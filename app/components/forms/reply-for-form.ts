import type { SubmissionResult } from "@conform-to/react";

/**
 * Return the reply if it belongs to this form: a page with several forms gets only one reply.
 * @param fields names and values that only this form sends; "" for a field that it sends empty
 */
export function replyFor(
  reply: SubmissionResult<string[]> | undefined,
  fields: Readonly<Record<string, string>>,
): SubmissionResult<string[]> | null {
  const sent = (reply?.initialValue ?? {}) as Readonly<Record<string, unknown>>;
  return reply && Object.entries(fields).every(([name, value]) => (sent[name] ?? "") === value) ? reply : null;
}
