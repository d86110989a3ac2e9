import { seedDemo } from "#app/cli/seed-demo.ts";
import { layReferenceData } from "#app/domain/installation/seed-reference-data.server.ts";
import { openDatabase, type OpenDatabase } from "#db/client.server.ts";
import { migrateDatabase } from "#db/migrations/migrate.server.ts";
import { readReferenceData } from "#db/seed/read-seed.server.ts";
import { testNow } from "./clock.ts";
import { closedAfterTest } from "./opened-databases.ts";

const images = new Map<string, Buffer>();

/** Open a copy in memory of a database that is made once per worker. @param name of its content */
export function copyOf(name: string, fill: (db: OpenDatabase) => void): OpenDatabase {
  let image = images.get(name);
  if (!image) {
    const db = openDatabase(":memory:");
    fill(db);
    image = db.$client.serialize();
    images.set(name, image);
    db.$client.close();
  }
  return closedAfterTest(openDatabase(image));
}

export function memoryCopy(db: OpenDatabase): OpenDatabase {
  const image = db.$client.serialize();
  // A copy in memory has no write-ahead log; bytes 18 and 19 of the header must say so (SQLite file format 1.3.3).
  image.fill(1, 18, 20);
  return closedAfterTest(openDatabase(image));
}

/** Bring a new database to the state of a new installation. */
export function migrated(db: OpenDatabase): void {
  migrateDatabase(db);
  layReferenceData(db, readReferenceData());
}

/** Open a new installation: tables and reference data, nothing else. */
export const testDatabase = (): OpenDatabase => copyOf("empty", migrated);

/** Open a database with the whole demonstration, seeded at `testNow`. */
export const demoDatabase = (): OpenDatabase =>
  copyOf("demo", (db) => {
    migrated(db);
    seedDemo({ db, now: testNow, actor: { kind: "operator" }, language: "en", origin: "" });
  });
