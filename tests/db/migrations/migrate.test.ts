import type { Instant } from "#app/domain/time/zoned-time.ts";
import { deleteOldCopies } from "#db/migrations/delete-old-copies.server.ts";
import { openDatabase } from "#db/client.server.ts";
import { migrateDatabase, migrationsFolder, pendingMigrations } from "#db/migrations/migrate.server.ts";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeEvent, openWeek, signUp } from "../../support/factories.ts";
import { testDatabase } from "../../support/database.ts";
import { newColumn, newTable } from "./renamed.ts";

/** SQL that drizzle-kit writes to change one default: it builds the table anew and drops the old one. */
const rebuild = `PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE \`__new_attendee_page\` (
	\`id\` text PRIMARY KEY NOT NULL,
	\`token\` text NOT NULL,
	\`language\` text DEFAULT 'en' NOT NULL,
	\`email\` text,
	\`email_confirmed_at\` integer,
	\`confirm_token\` text,
	\`created_at\` integer NOT NULL,
	\`calendar_token\` text,
	\`wants_reminders\` integer DEFAULT true NOT NULL,
	\`email_given_at\` integer
);
--> statement-breakpoint
INSERT INTO \`__new_attendee_page\` SELECT * FROM \`attendee_page\`;--> statement-breakpoint
DROP TABLE \`attendee_page\`;--> statement-breakpoint
ALTER TABLE \`__new_attendee_page\` RENAME TO \`attendee_page\`;--> statement-breakpoint
PRAGMA foreign_keys=ON;`;

function folderWith(statements: string): string {
  const folder = join(mkdtempSync(join(tmpdir(), "migrations-")), "m");
  cpSync(migrationsFolder, folder, { recursive: true });
  const journalFile = join(folder, "meta", "_journal.json");
  const journal = JSON.parse(readFileSync(journalFile, "utf8"));
  journal.entries.push({ idx: 99, version: "6", when: Date.UTC(2099, 0, 1), tag: "0099_rebuild", breakpoints: true });
  writeFileSync(journalFile, JSON.stringify(journal));
  writeFileSync(join(folder, "0099_rebuild.sql"), statements);
  return folder;
}

const countSignUps = (db: ReturnType<typeof testDatabase>) =>
  (db.$client.prepare("select count(*) as count from sign_up").get() as { count: number }).count;

function weekWithASignUp() {
  const db = openWeek();
  signUp(db, makeEvent(db));
  return db;
}

describe("a migration that rebuilds a table", () => {
  it("keeps the rows that hang on it", () => {
    const db = weekWithASignUp();
    migrateDatabase(db, folderWith(rebuild));
    expect(countSignUps(db)).toBe(1);
    expect(db.$client.pragma("foreign_keys", { simple: true })).toBe(1);
    expect(pendingMigrations(db, folderWith(rebuild))).toEqual([]);
  });

  it("would lose them with the migrator alone (so the test above can fail)", () => {
    const db = weekWithASignUp();
    migrate(db, { migrationsFolder: folderWith(rebuild) });
    expect(countSignUps(db)).toBe(0);
  });

  it("is refused when it leaves rows that point nowhere", () => {
    const db = weekWithASignUp();
    expect(() => migrateDatabase(db, folderWith("DELETE FROM `attendee_page`;"))).toThrow(
      /1 rows point nowhere \(sign_up\)/,
    );
    expect(db.$client.pragma("foreign_keys", { simple: true })).toBe(1);
  });
});

it("makes a copy of a file with data before it changes it, once", () => {
  const file = join(mkdtempSync(join(tmpdir(), "week-")), "week.sqlite");
  const db = openDatabase(file);
  migrateDatabase(db);
  expect(readdirSync(join(file, "..")).filter((name) => name.includes(".before-"))).toEqual([]);
  migrateDatabase(db, folderWith(rebuild));
  expect(existsSync(`${file}.before-${Date.UTC(2099, 0, 1)}`)).toBe(true);
  db.$client.close();
});

it("deletes such copies when they are old, and nothing else", () => {
  const folder = mkdtempSync(join(tmpdir(), "week-"));
  const file = join(folder, "week.sqlite");
  for (const name of [
    "week.sqlite",
    "week.sqlite.before-1",
    "week.sqlite.before-2",
    "week.sqlite.before-mine",
    "other.before-1",
  ]) {
    writeFileSync(join(folder, name), "");
    utimesSync(join(folder, name), 1_000, name.endsWith("-2") ? 3_000 : 1_000);
  }
  expect(deleteOldCopies(file, 2_000_000 as Instant)).toBe(1);
  expect(readdirSync(folder).sort()).toEqual([
    "other.before-1",
    "week.sqlite",
    "week.sqlite.before-2",
    "week.sqlite.before-mine",
  ]);
});

it("does nothing the second time", () => {
  const db = testDatabase();
  migrateDatabase(db);
  expect(pendingMigrations(db)).toEqual([]);
});

describe("from the first schema to this one", () => {
  /** Make a database of the first release with the rows of a present one, in the columns it had. */
  function firstRelease() {
    const folder = join(mkdtempSync(join(tmpdir(), "migrations-")), "m");
    cpSync(migrationsFolder, folder, { recursive: true });
    const journalFile = join(folder, "meta", "_journal.json");
    const journal = JSON.parse(readFileSync(journalFile, "utf8"));
    writeFileSync(journalFile, JSON.stringify({ ...journal, entries: journal.entries.slice(0, 1) }));
    const old = openDatabase(join(mkdtempSync(join(tmpdir(), "week-")), "old.sqlite"));
    migrateDatabase(old, folder);
    const week = weekWithASignUp();
    const tables = tablesOf(old);
    old.$client.pragma("foreign_keys = OFF");
    for (const table of tables) {
      const known = columnsOf(week, newTable(table));
      if (known.length === 0) continue;
      const columns = columnsOf(old, table).filter(
        ({ name, notnull, dflt_value }) => has(known, newColumn(table, name)) || (notnull === 1 && dflt_value === null),
      );
      const insert = old.$client.prepare(
        `insert into "${table}" (${columns.map(({ name }) => `"${name}"`)}) values (${columns.map(() => "?")})`,
      );
      const valueIn = (row: Record<string, unknown>, { name, type }: Column) =>
        has(known, newColumn(table, name)) ? row[newColumn(table, name)] : type === "integer" ? 0 : "";
      for (const row of rowsOf(week, newTable(table))) insert.run(columns.map((column) => valueIn(row, column)));
    }
    old.$client.pragma("foreign_keys = ON");
    return { old, week, tables };
  }
  type Column = { name: string; type: string; notnull: number; dflt_value: string | null };
  type Week = ReturnType<typeof testDatabase>;
  const tablesOf = (db: Week) =>
    db.$client
      .prepare(
        "select name from sqlite_master where type = 'table' and name not like '\\_\\_%' escape '\\' and name not like 'sqlite%'",
      )
      .pluck()
      .all() as string[];
  const columnsOf = (db: Week, table: string) =>
    db.$client.prepare("select * from pragma_table_info(?)").all(table) as Column[];
  const rowsOf = (db: Week, table: string) =>
    db.$client.prepare(`select * from "${table}"`).all() as Record<string, unknown>[];
  const has = (columns: readonly Column[], name: string) => columns.some((column) => column.name === name);

  it("keeps every row and every value that it had", () => {
    const { old, tables } = firstRelease();
    const before = new Map(
      tables.map((table) => [table, { columns: columnsOf(old, table), rows: rowsOf(old, table) }]),
    );
    expect(before.get("event")?.rows.length).toBe(1);
    expect(before.get("sign_up")?.rows.length).toBe(1);
    migrateDatabase(old);
    expect(pendingMigrations(old)).toEqual([]);
    expect(old.$client.pragma("foreign_key_check")).toEqual([]);
    expect(old.$client.pragma("integrity_check", { simple: true })).toBe("ok");
    for (const [table, { columns, rows }] of before) {
      const now = columnsOf(old, newTable(table));
      const kept = columns.map(({ name }) => name).filter((name) => has(now, newColumn(table, name)));
      expect([table, kept]).toEqual([table, columns.map(({ name }) => name)]);
      const before = (row: Record<string, unknown>) => JSON.stringify(kept.map((name) => row[name]));
      const after = (row: Record<string, unknown>) => JSON.stringify(kept.map((name) => row[newColumn(table, name)]));
      expect([table, rowsOf(old, newTable(table)).map(after).sort()]).toEqual([table, rows.map(before).sort()]);
    }
  });
});
