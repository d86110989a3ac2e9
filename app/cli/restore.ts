import { systemClock } from "#app/domain/time/system-clock.server.ts";
import { copyPictures, pictureCopies } from "#app/domain/pictures/copy-pictures.server.ts";
import { databaseFileOf, uploadsDirOf } from "#app/env.server.ts";
import { replaceDatabase } from "#db/copies.server.ts";
import { purgeCommand } from "./purge.ts";
import { dirname } from "node:path";
import { say } from "./terminal.ts";

/**
 * Replace the database by a copy. The present one is kept beside it for thirty days, and expired data in the copy is
 * erased.
 */
export async function restoreCommand(copy: string): Promise<void> {
  const file = databaseFileOf();
  const { kept } = replaceDatabase(file, copy, systemClock());
  say(`The database is as it was in ${copy}.`);
  if (kept !== null) say(`What was there before is kept for thirty days as ${kept}.`);
  const pictures = await copyPictures(pictureCopies(dirname(copy)), uploadsDirOf());
  if (pictures > 0) say(`Pictures put back: ${pictures}.`);
  say("Who erased something of theirs after the copy was made has to be asked to do it again.");
  purgeCommand();
}
