import { openDatabase } from "#db/client.server.ts";
import { backUpNightly } from "#app/server/nightly-backup.server.ts";
import { days, plus } from "#app/domain/time/zoned-time.ts";
import { Sqlite } from "#db/driver.server.ts";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { testNow } from "../support/clock.ts";
import { demoDatabase } from "../support/database.ts";
import { makeEvent, openWeek, signUp } from "../support/factories.ts";
import { run, stopAll } from "../support/process.ts";

let folder: string;
let file: string;
let copy: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "week-"));
  file = join(folder, "week.sqlite");
  copy = join(folder, "copy.sqlite");
});
afterEach(stopAll);

const cli = (...args: string[]) =>
  run(["build/server/cli.js", ...args], { DATABASE_FILE: file, UPLOADS_DIR: join(folder, "uploads") }).ended;
const useDemo = () => void demoDatabase().$client.prepare("vacuum into ?").run(file);
const sqlIn = (path: string, sql: string) => {
  const db = new Sqlite(path);
  const found = db.prepare(sql);
  const answer = found.reader ? found.pluck().get() : found.run();
  db.close();
  return answer;
};

describe("npm run cli --", () => {
  it("backup: a whole copy while somebody else writes, and never over another file", async () => {
    useDemo();
    const open = openDatabase(file);
    open.$client.prepare("update edition set code = 'while-open'").run();
    const { code, out, err } = await cli("backup", copy);
    expect([code, err, out.split(",")[0]]).toEqual([0, "", `The database is copied to ${copy}`]);
    expect(sqlIn(copy, "select code from edition")).toBe("while-open");
    expect(sqlIn(copy, "pragma integrity_check")).toBe("ok");
    expect(readdirSync(folder).filter((name) => name.startsWith("copy"))).toEqual(["copy.sqlite"]);
    expect((await cli("backup", copy)).err).toBe(`${copy} is there already: give another name\n`);
    open.$client.close();
  });

  it("backup: says in a line why there is none", async () => {
    expect((await cli("backup", copy)).err).toBe(`${file} is not there: look at DATABASE_FILE\n`);
    useDemo();
    const nowhere = join(folder, "none", "copy.sqlite");
    const { code, err } = await cli("backup", nowhere);
    expect([code, err.split("\n")]).toEqual([1, [expect.stringMatching(/^cannot back up to .*none/), ""]]);
  });

  it("restore: everything as it was, and what was there before kept beside it", async () => {
    useDemo();
    await cli("backup", copy);
    sqlIn(file, "update edition set code = 'later'");
    const { code, out } = await cli("restore", copy);
    expect([code, out.split("\n")[0]]).toEqual([0, `The database is as it was in ${copy}.`]);
    expect(sqlIn(file, "select code from edition")).toBe(sqlIn(copy, "select code from edition"));
    const kept = readdirSync(folder).filter((name) => /^week\.sqlite\.before-\d+$/.test(name));
    expect(kept).toHaveLength(1);
    expect(sqlIn(join(folder, kept[0] ?? ""), "select code from edition")).toBe("later");
  });

  it("restore: not what is damaged, of a newer version or no database of ours, and not under a server", async () => {
    useDemo();
    await cli("backup", copy);
    const before = sqlIn(file, "select count(*) from event");
    const newer = join(folder, "newer.sqlite");
    await cli("backup", newer);
    sqlIn(newer, "insert into __drizzle_migrations (hash, created_at) values ('x', 9999999999999)");
    const other = join(folder, "other.sqlite");
    sqlIn(other, "create table groceries (name text)");
    const list = join(folder, "list.txt");
    writeFileSync(list, "milk, bread, ".repeat(100));
    for (const [path, words] of [
      [newer, "was made by a newer version of this program: update first"],
      [other, "is not a database of this program"],
      [list, "cannot be read: file is not a database"],
      [join(folder, "none"), "is not there"],
    ] as const) {
      expect([path, await cli("restore", path)]).toEqual([path, { code: 1, out: "", err: `${path} ${words}\n` }]);
    }
    const open = openDatabase(file);
    open.$client.prepare("select 1 from event").get();
    expect((await cli("restore", copy)).err).toBe(`${file} is in use: stop the server first\n`);
    open.$client.close();
    expect(sqlIn(file, "select count(*) from event")).toBe(before);
    expect(readdirSync(folder).filter((name) => name.includes(".part") || name.includes(".before-"))).toEqual([]);
  });
});

const pictureName = (number: number) => `00000000-0000-4000-8000-00000000000${number}-320.jpg`;

it("has its pictures beside it, and puts them back", async () => {
  useDemo();
  const [uploads, copies] = [join(folder, "uploads"), join(folder, "copies")];
  for (const path of [uploads, copies]) mkdirSync(path);
  writeFileSync(join(uploads, pictureName(1)), "one");
  writeFileSync(join(uploads, "half.part"), "two");
  const to = join(copies, "week.sqlite");
  expect((await cli("backup", to)).out).toContain(`New pictures in ${join(copies, "pictures")}: 1.`);
  expect(readdirSync(join(copies, "pictures"))).toEqual([pictureName(1)]);
  rmSync(join(uploads, pictureName(1)));
  expect((await cli("restore", to)).out).toContain("Pictures put back: 1.");
  expect(readFileSync(join(uploads, pictureName(1)), "utf8")).toBe("one");
});

describe("a nightly copy", () => {
  it("has each picture as long as one of the copies names it", async () => {
    const db = openWeek();
    const { eventId } = makeEvent(db);
    const uploadsDir = join(folder, "uploads");
    mkdirSync(uploadsDir);
    const id = pictureName(1).slice(0, 36);
    db.$client
      .prepare(
        `insert into event_picture (id, event_id, alternative_text, width, height, is_proposed, created_at)
           values (?, ?, 'x', 320, 200, 0, ?)`,
      )
      .run(id, eventId, testNow);
    writeFileSync(join(uploadsDir, pictureName(1)), "one");
    const backUpOn = (count: number) => backUpNightly(db, { folder, uploadsDir }, plus(testNow, days(count)));
    await backUpOn(0);
    expect(readdirSync(join(folder, "pictures"))).toEqual([pictureName(1)]);
    // Simulate a copy that failed half-way; the next one on the same day completes it.
    rmSync(join(folder, "pictures", pictureName(1)));
    await backUpOn(0);
    expect(readdirSync(join(folder, "pictures"))).toEqual([pictureName(1)]);
    db.$client.prepare("delete from event_picture").run();
    rmSync(join(uploadsDir, pictureName(1)));
    for (let count = 1; count < 7; count += 1) await backUpOn(count);
    expect(readdirSync(join(folder, "pictures"))).toEqual([pictureName(1)]);
    await backUpOn(7);
    expect(readdirSync(join(folder, "pictures"))).toEqual([]);
  });

  it("is made once a day and kept for seven; other files of the folder are left alone", async () => {
    const db = openWeek();
    writeFileSync(join(folder, "notes.txt"), "");
    for (let day = 0; day < 10; day += 1) {
      await backUpNightly(db, { folder, uploadsDir: folder }, plus(testNow, days(day)));
      await backUpNightly(db, { folder, uploadsDir: folder }, plus(testNow, days(day)));
    }
    const names = readdirSync(folder).sort();
    expect(names[0]).toBe("notes.txt");
    expect(names.slice(1)).toHaveLength(7);
    expect([names[1], names.at(-1)]).toEqual(["welcome-week-2026-11-27.sqlite", "welcome-week-2026-12-03.sqlite"]);
  });

  it("holds nothing of who was erased before it was made", async () => {
    const db = openWeek();
    const { token } = signUp(db, makeEvent(db), { nickname: "Xyzzy-plugh", email: "plugh@example.org" });
    db.$client.prepare("delete from attendee_page where token = ?").run(token);
    db.$client.exec("delete from sign_up; delete from outbox");
    await backUpNightly(db, { folder, uploadsDir: folder }, testNow);
    const [name = ""] = readdirSync(folder);
    const bytes = readFileSync(join(folder, name)).toString("latin1");
    expect(existsSync(join(folder, name))).toBe(true);
    for (const trace of ["Xyzzy-plugh", "plugh@example.org", token]) expect(bytes).not.toContain(trace);
  });
});
