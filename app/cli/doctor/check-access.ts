import { existsSync, statSync } from "node:fs";
import { type Finding, ok, warn } from "./finding.ts";

const othersMay = 0o077;

/** Check that only its owner can open a file with addresses or passwords; no finding for a missing file. */
export function checkAccess(file: string): Finding[] {
  if (!existsSync(file)) return [];
  const isOpen = (statSync(file).mode & othersMay) !== 0;
  return [
    isOpen
      ? warn(file, `others on this machine can read it: chmod 600 ${file}`)
      : ok(file, "only its owner can read it"),
  ];
}
