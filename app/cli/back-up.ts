import { copyPictures, pictureCopies } from "#app/domain/pictures/copy-pictures.server.ts";
import { databaseFileOf, uploadsDirOf } from "#app/env.server.ts";
import { openDatabase } from "#db/client.server.ts";
import { copyDatabase } from "#db/copies.server.ts";
import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { Refusal, say } from "./terminal.ts";

/** Copy the database, also while the server runs, and its pictures beside the copy. */
export async function backUpCommand(target: string): Promise<void> {
  const file = databaseFileOf();
  if (!existsSync(file)) throw new Refusal(`${file} is not there: look at DATABASE_FILE`);
  await copyDatabase(openDatabase(file), target);
  const pictures = pictureCopies(dirname(target));
  const copied = await copyPictures(uploadsDirOf(), pictures);
  say(`The database is copied to ${target}, and the copy can be opened. New pictures in ${pictures}: ${copied}.`);
}
