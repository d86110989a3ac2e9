import { openDatabase, type OpenDatabase } from "#db/client.server.ts";
import { migrateDatabase, migrationsFolder } from "#db/migrations/migrate.server.ts";
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";

/** Copy the migrations before a number to a folder. */
function migrationsBefore(index: number): string {
  const folder = join(mkdtempSync(join(tmpdir(), "week-")), "migrations");
  cpSync(migrationsFolder, folder, { recursive: true });
  const journalFile = join(folder, "meta/_journal.json");
  const journal = JSON.parse(readFileSync(journalFile, "utf8")) as { entries: { idx: number }[] };
  writeFileSync(journalFile, JSON.stringify({ ...journal, entries: journal.entries.filter(({ idx }) => idx < index) }));
  return folder;
}

/** Insert a row with these values, and zeros or empty texts in other required columns. */
function insert(db: OpenDatabase, table: string, values: Record<string, string | number>): void {
  type Column = { name: string; type: string; notnull: number; dflt_value: string | null };
  const columns = db.$client.pragma(`table_info(${table})`) as Column[];
  const needed = columns.filter(({ notnull, dflt_value, name }) => (notnull && dflt_value === null) || name in values);
  const row = needed.map(({ name, type }) => values[name] ?? (type === "integer" ? 0 : ""));
  const names = needed.map(({ name }) => name);
  db.$client.prepare(`insert into ${table} (${names}) values (${names.map(() => "?")})`).run(...row);
}

const secret = "Xyzzy";
let db: OpenDatabase;
beforeEach(() => {
  db = openDatabase(":memory:");
  migrateDatabase(db, migrationsBefore(10));
  db.$client.pragma("foreign_keys = OFF");
  for (const [id, level] of [
    ["hidden", "by_partner"],
    ["open", "public"],
  ] as const) {
    const place = {
      venue_name: secret,
      street_address: secret,
      district: secret,
      join_url: secret,
      latitude: 1,
      longitude: 2,
    };
    insert(db, "event", { id, slug: id, place_level: level, ...place });
    insert(db, "event_date", { id: `date of ${id}`, event_id: id });
    insert(db, "event_session", { id: `session of ${id}`, event_date_id: `date of ${id}`, room: secret });
    const fields = JSON.stringify({
      venueName: secret,
      "session.1.room": secret,
      title: "Kept",
      themes: ["a"],
      latitude: 1.5,
    });
    insert(db, "urgent_change", { id: `change of ${id}`, event_id: id, fields });
    insert(db, "event_revision", { id: `revision of ${id}`, event_id: id, fields });
    const entries = JSON.stringify([
      ["venueName", secret],
      ["joinUrl", secret],
      ["cityId", "kept"],
    ]);
    insert(db, "event_draft_part", { id: `part of ${id}`, event_id: id, part: "where", entries });
  }
});

const rowsOf = (id: string) =>
  ["event", "event_session", "urgent_change", "event_revision", "event_draft_part"].map((table) => {
    const owner = { event: "id", event_session: "event_date_id" }[table] ?? "event_id";
    return JSON.stringify(db.$client.prepare(`select * from ${table} where ${owner} like ?`).all(`%${id}`));
  });

it("erases what locates events that hide their place, in every table, and leaves the rest", () => {
  migrateDatabaseWithoutKeys();
  const hidden = rowsOf("hidden");
  expect(hidden.filter((row) => row.includes(secret) || row === "[]")).toEqual([]);
  expect(hidden.join(" ").match(/Kept/g)).toHaveLength(2);
  expect(hidden.join(" ")).toContain('[[\\"cityId\\",\\"kept\\"]]');
  expect(hidden.join(" ").match(/\\"themes\\":\[\\"a\\"\]/g)).toHaveLength(2);
  expect(rowsOf("open").filter((row) => !row.includes(secret))).toEqual([]);
});

/** Migrate rows that refer to no event, which fails at the end in the check of foreign keys. */
function migrateDatabaseWithoutKeys(): void {
  expect(() => migrateDatabase(db)).toThrow(/rows point nowhere/);
}
