import { databaseFileOf } from "#app/env.server.ts";
import { openDatabase } from "#db/client.server.ts";
import { copyDatabase } from "#db/copies.server.ts";
import { existsSync } from "node:fs";
import { Refusal, say } from "./terminal.ts";

/** A copy of the database as it is, also while the server runs; pictures lie in a folder of their own. */
export async function backUpCommand(target: string): Promise<void> {
  const file = databaseFileOf();
  if (!existsSync(file)) throw new Refusal(`${file} is not there: look at DATABASE_FILE`);
  await copyDatabase(openDatabase(file), target);
  say(
    `The database is copied to ${target}, and the copy can be opened. Copy the folder of pictures (UPLOADS_DIR) too.`,
  );
}
