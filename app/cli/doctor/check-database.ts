import type { Instant } from "#app/domain/time/zoned-time.ts";
import { openDatabase, type OpenDatabase } from "#db/client.server.ts";
import { pendingMigrations } from "#db/migrations/migrate.server.ts";
import { damagesOf, findLastWritten, listBrokenTexts } from "#db/queries/instance.server.ts";
import { existsSync } from "node:fs";
import { checkInstance } from "./check-instance.ts";
import { checkRefusedMail } from "./check-refused-mail.ts";
import { fail, type Finding, ok, warn } from "./finding.ts";

/** Check the database file and its migrations; then, if all are applied, the clock, the texts and the refused mail. */
export function checkDatabase(file: string, clock: () => Instant): Finding[] {
  // Opening would create the file, and a mistyped path would look like a new installation.
  if (!existsSync(file)) {
    return [fail("database", `${file} is not there: look at DATABASE_FILE, or make it with npm run cli -- migrate`)];
  }
  try {
    const db = openDatabase(file);
    const tables = checkMigrations(db);
    const whole = checkWholeness(db);
    return [ok("database", file), whole, tables, ...(tables.level === "ok" ? appliedChecks(db, clock) : [])];
  } catch (error) {
    return [fail("database", `${(error as Error).message}; put a copy back if it is damaged`)];
  }
}

const appliedChecks = (db: OpenDatabase, clock: () => Instant): Finding[] => [
  checkClock(db, clock),
  checkTexts(db),
  checkInstance(db),
  ...checkRefusedMail(db, clock()),
];

function checkMigrations(db: OpenDatabase): Finding {
  const { length } = pendingMigrations(db);
  if (length === 0) return ok("migrations", "all applied");
  return fail("migrations", `not applied: ${length}; run npm run cli -- migrate, or start the server`);
}

function checkWholeness(db: OpenDatabase): Finding {
  const [first] = damagesOf(db);
  if (first === undefined) return ok("quick_check", "the file is whole");
  return fail("quick_check", `${first.split("\n")[0]}; the file is damaged, put a copy back`);
}

/** List where characters were lost, so that somebody who knows the text can correct it. */
function checkTexts(db: OpenDatabase): Finding {
  const found = listBrokenTexts(db);
  if (found.length === 0) return ok("texts", "no lost characters");
  const places = found.map(({ table, column, count, keys }) => `${table}.${column} (${count}: ${keys.join(", ")})`);
  return warn("texts", `lost characters (U+FFFD) in ${places.join("; ")}; write these texts again`);
}

/** Check that the clock is not behind the latest entry: codes would not expire, and reminders would be late. */
function checkClock(db: OpenDatabase, clock: () => Instant): Finding {
  const written = findLastWritten(db);
  const now = clock();
  const nowText = new Date(now).toISOString();
  if (written === null || written <= now) return ok("clock", nowText);
  const writtenText = new Date(written).toISOString();
  return fail("clock", `it is ${nowText} here, but something was written at ${writtenText}; set the clock (NTP)`);
}
