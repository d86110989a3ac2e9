import type { Database } from "#db/client.server.ts";
import { listPictureIds } from "#db/queries/pictures.server.ts";
import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { hours, type Instant, plus } from "../time/zoned-time.ts";
import { parsePictureFileName } from "../model/picture.ts";

/** Files are written before their row is: younger ones may still get one. */
const graceMs = hours(1);

/**
 * Removes files of pictures that are no event's: of drafts that were deleted, of writes that failed half-way. Files that
 * are not ours by their name stay.
 * @returns how many were removed
 */
export function sweepPictures(db: Database, folder: string, now: Instant): number {
  const known = new Set(listPictureIds(db));
  const isStray = (name: string): boolean => {
    const file = parsePictureFileName(name);
    return file ? !known.has(file.id) : /^[0-9a-f-]{36}\.part$/.test(name);
  };
  const stray = namesIn(folder)
    .filter(isStray)
    .map((name) => join(folder, name))
    .filter((path) => (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? now) < plus(now, -graceMs));
  for (const path of stray) rmSync(path, { force: true });
  return stray.length;
}

/** A folder that is not there yet holds nothing. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
