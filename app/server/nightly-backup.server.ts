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
 * One copy of the database a day, in the first hour of the day in UTC, or as soon as the server runs; the oldest go. Its
 * pictures lie beside it, each as long as a copy names it. Asked again on the same day it copies the
 * pictures that are new, or that could not be copied before.
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
