import type { SubmissionResult } from "@conform-to/react";
import { useFaultText } from "./fault-text.ts";

/** What a form of buttons was refused for, in words; null when nothing was, or when it stands at the fields of another. */
export function useRefusal(result: SubmissionResult<string[]> | undefined): string | null {
  const say = useFaultText();
  const faults = result?.error ?? {};
  const texts = Object.entries(faults).flatMap(([name, found]) =>
    name === "email" || name === "code" || name === "proof" ? [] : (found ?? []),
  );
  return texts.length > 0 ? texts.map(say).join(" ") : null;
}
