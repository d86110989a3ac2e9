import type { Context } from "#app/domain/context.ts";
import { layReferenceData } from "#app/domain/installation/seed-reference-data.server.ts";
import { systemClock } from "#app/domain/time/system-clock.server.ts";
import { databaseFileOf, defaultLanguageOf } from "#app/env.server.ts";
import { openDatabase, type OpenDatabase } from "#db/client.server.ts";
import { migrateDatabase } from "#db/migrations/migrate.server.ts";
import { readReferenceData } from "#db/seed/read-seed.server.ts";

/** Open and migrate the database of this installation; the user of the command line acts as its operator. */
export function openInstallation(): Context & { db: OpenDatabase } {
  const db = openDatabase(databaseFileOf());
  migrateDatabase(db);
  layReferenceData(db, readReferenceData());
  return { db, now: systemClock(), actor: { kind: "operator" }, language: defaultLanguageOf(), origin: "" };
}
