import type { Database } from "#db/client.server.ts";
import { listPictureIds } from "#db/queries/pictures.server.ts";
import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { hours, type Instant, plus } from "../time/zoned-time.ts";
import { parsePictureFileName } from "../model/picture.ts";

/** Age in milliseconds below which a file is kept: it is written before its row. */
const graceMs = hours(1);

/**
 * Delete the picture files without a row: of deleted drafts, and of failed writes. Files with any other name stay.
 * @returns number of deleted files
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

/** List the names in a folder; none when it does not exist yet. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
