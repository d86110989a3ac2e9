import { openDatabase, type OpenDatabase } from "#db/client.server.ts";
import { migrateDatabase, migrationsFolder } from "#db/migrations/migrate.server.ts";
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApp } from "../../support/app.ts";
import { newColumn, newTable, newTables, newValue } from "./renamed.ts";

/** A demonstration database from before migration 0008 with rows in every table. */
const fixture = "tests/db/migrations/before-glossary-names.sqlite.br";

type Row = Record<string, unknown>;
const rowsOf = (db: OpenDatabase, table: string) => db.$client.prepare(`select * from "${table}"`).all() as Row[];
const inOrder = (rows: Row[]) => rows.map((row) => JSON.stringify(row, Object.keys(row).sort())).sort();

let db: OpenDatabase;
/** All rows before the migration, under the names they must have after it. */
const expected = new Map<string, Row[]>();
/** All rows after this migration alone, because later ones add columns and move data. */
const kept = new Map<string, Row[]>();

function folderUpTo(number: string): string {
  const folder = join(mkdtempSync(join(tmpdir(), "migrations-")), "m");
  cpSync(migrationsFolder, folder, { recursive: true });
  const journalFile = join(folder, "meta", "_journal.json");
  const journal = JSON.parse(readFileSync(journalFile, "utf8")) as { entries: { tag: string }[] };
  journal.entries = journal.entries.filter((entry) => entry.tag.slice(0, 4) <= number);
  writeFileSync(journalFile, JSON.stringify(journal));
  return folder;
}

beforeAll(() => {
  const file = join(mkdtempSync(join(tmpdir(), "glossary-names-")), "week.sqlite");
  writeFileSync(file, brotliDecompressSync(readFileSync(fixture)));
  db = openDatabase(file);
  const tables = db.$client
    .prepare("select name from pragma_table_list where type = 'table' and schema = 'main' and name not like 'sqlite_%'")
    .pluck()
    .all() as string[];
  for (const table of tables.filter((name) => !/^(?:event_search|__drizzle)/.test(name))) {
    const rows = rowsOf(db, table).map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([column, value]) => [newColumn(table, column), newValue(table, column, value)]),
      ),
    );
    expected.set(newTable(table), rows);
  }
  migrateDatabase(db, folderUpTo("0008"));
  for (const table of expected.keys()) kept.set(table, rowsOf(db, table));
  migrateDatabase(db);
});
afterAll(() => void db.$client.close());

describe("a database of the release before the glossary", () => {
  it("has rows in every table, so that none can be lost unseen", () => {
    const empty = [...expected].filter(([, rows]) => rows.length === 0).map(([table]) => table);
    expect(empty).toEqual(["search_queue"]);
  });

  it("keeps every row, with its values, under the new names", () => {
    for (const [table, rows] of expected) {
      if (table === "search_queue") continue;
      expect(inOrder(kept.get(table) ?? []), table).toEqual(inOrder(rows));
    }
    expect(db.$client.pragma("foreign_key_check")).toEqual([]);
    expect(db.$client.pragma("integrity_check", { simple: true })).toBe("ok");
  });

  it("names none of the old tables anywhere, not even in an index or a trigger", () => {
    const words = `${Object.keys(newTables).join("|")}|person_id|door_code|taken_at`;
    const definitions = db.$client.prepare("select sql from sqlite_master where sql is not null").pluck().all();
    expect(definitions.filter((sql) => new RegExp(`\\b(?:${words})\\b`).test(String(sql)))).toEqual([]);
  });

  it("finds events whose sessions and co-hosts change, as before", () => {
    const touch = (statement: string) => {
      db.$client.exec(`delete from search_queue; ${statement}`);
      return db.$client.prepare("select count(*) from search_queue").pluck().get();
    };
    expect(touch("update co_host set state = state")).toBeGreaterThan(0);
    expect(touch("delete from event_session_text")).toBeGreaterThan(0);
    expect(touch("update organisation set name = name")).toBeGreaterThan(0);
  });

  it("answers with its programme", async () => {
    const app = await createApp({ db });
    const slug = db.$client.prepare("select slug from event where review = 'approved' limit 1").pluck().get();
    for (const path of ["/fr", "/ar/programme", `/pt/events/${slug}`, `/events/${slug}.ics`, "/api/v1/events"]) {
      expect([path, (await app.ask(path)).status]).toEqual([path, 200]);
    }
    expect(app.faults).toEqual([]);
  });
});
