import { keepBackups } from "#app/domain/installation/retention.ts";
import { type Instant, utcDay } from "#app/domain/time/zoned-time.ts";
import { copyPictures, deleteUnnamedPictures, pictureCopies } from "#app/domain/pictures/copy-pictures.server.ts";
import { type OpenDatabase, openForReading } from "#db/client.server.ts";
import { listPictureIds } from "#db/queries/pictures.server.ts";
import { copyDatabase } from "#db/copies.server.ts";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

const isOurs = (name: string): boolean => /^welcome-week-\d{4}-\d\d-\d\d\.sqlite$/.test(name);

/**
 * Copy the database once a day (UTC), and delete the oldest copies. Pictures are kept beside the copies as long as one
 * of them names them; a further run on the same day copies only pictures that are missing there.
 * @throws Error in one line when the folder cannot be written
 */
export async function backUpNightly(
  db: OpenDatabase,
  { folder, uploadsDir }: { folder: string; uploadsDir: string },
  now: Instant,
): Promise<void> {
  const today = join(folder, `welcome-week-${utcDay(now)}.sqlite`);
  const isNewDay = !existsSync(today);
  if (isNewDay) await copyDatabase(db, today);
  await copyPictures(uploadsDir, pictureCopies(folder));
  const copies = readdirSync(folder).filter(isOurs).sort();
  for (const old of copies.slice(0, -keepBackups)) rmSync(join(folder, old));
  if (!isNewDay) return;
  const named = copies.slice(-keepBackups).flatMap((copy) => pictureIdsOf(join(folder, copy)));
  await deleteUnnamedPictures(pictureCopies(folder), new Set(named));
}

function pictureIdsOf(copy: string): string[] {
  const db = openForReading(copy);
  try {
    return listPictureIds(db);
  } finally {
    db.$client.close();
  }
}
