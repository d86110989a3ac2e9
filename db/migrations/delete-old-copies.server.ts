import type { Instant } from "#app/domain/time/zoned-time.ts";
import { readdirSync, statSync, unlinkSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/**
 * Delete the copies that migrations made beside a database file, because they still contain what was erased since.
 * @param madeBefore copies older than this are deleted, in epoch milliseconds
 * @returns how many were deleted
 */
export function deleteOldCopies(file: string, madeBefore: Instant): number {
  const folder = dirname(file);
  const prefix = `${basename(file)}.before-`;
  const copies = readdirSync(folder)
    .filter((name) => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)))
    .map((name) => join(folder, name))
    .filter((copy) => statSync(copy).mtimeMs < madeBefore);
  for (const copy of copies) unlinkSync(copy);
  return copies.length;
}
