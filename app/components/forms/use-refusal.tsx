import type { SubmissionResult } from "@conform-to/react";
import { useFaultText } from "./fault-text.ts";

/**
 * Return in words why a form of buttons was refused; null if it was not, or if another form's fields show the faults.
 */
export function useRefusal(result: SubmissionResult<string[]> | undefined): string | null {
  const say = useFaultText();
  const faults = result?.error ?? {};
  const texts = Object.entries(faults).flatMap(([name, found]) =>
    name === "email" || name === "code" || name === "proof" ? [] : (found ?? []),
  );
  return texts.length > 0 ? texts.map(say).join(" ") : null;
}
