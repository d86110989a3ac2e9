import { eventWindow } from "#app/domain/model/edition.ts";
import { createFileReader, type FileReader } from "#app/workers/file-reader.server.ts";
import { openDatabase } from "#db/client.server.ts";
import { findCurrentEdition } from "#db/queries/editions.server.ts";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { contextFor, makeOrganisation, openWeek } from "../support/factories.ts";
import { plain } from "../support/pictures.ts";

const workerFile = resolve("build/server/file-worker.js");
let files: FileReader;
let folder: string;
beforeEach(() => {
  files = createFileReader(workerFile);
  folder = mkdtempSync(join(tmpdir(), "week-files-"));
});
afterEach(async () => {
  await files.close();
  rmSync(folder, { recursive: true });
});

const bytes = (text: string) => new Uint8Array(Buffer.from(text));
const doneOf = <T>(outcome: { done: T } | object): T => {
  if (!("done" in outcome)) throw new Error(JSON.stringify(outcome));
  return outcome.done;
};
const header = "external_id,title,summary,language,theme,format,city,country,start,end,organisation";
const wideRows = (count: number) => bytes(`${header}\n${`${"x,".repeat(10)}x\n`.repeat(count)}`);
const tooHard = { faults: { file: { key: "fileTooHard" } } };

describe("files are read in a thread of their own", () => {
  it("a table, tried out on a copy of the database; the database stays as it is", async () => {
    const file = join(folder, "week.sqlite");
    const memory = openWeek();
    const { actor, organisationId } = makeOrganisation(memory, { name: "Gao solidaire", city: "lisboa" });
    await memory.$client.backup(file);
    const db = openDatabase(file);
    const { now, language, origin } = contextFor(db, { actor });
    const row =
      "1,Repas,Un repas ensemble,fr,solidarity,meal,Lisboa,PT,2026-12-18T19:00,2026-12-18T21:00,Gao solidaire";
    const input = { file: bytes(`${header}\n${row}\n`), databaseFile: file, asker: { now, language, origin, actor } };
    const report = doneOf(await files.run("checkEvents", "ana", input));
    expect(report.faults.map(({ column }) => column)).not.toContain("organisation");
    expect([report.rows, report.created]).toEqual([1, report.faults.length === 0 ? 1 : 0]);
    const events = db.$client.prepare("select count(*) as count from event where lead_organisation_id = ?");
    expect(events.get(organisationId)).toEqual({ count: 0 });
    db.$client.close();
  });

  it("a calendar, in the time of the city", async () => {
    const lines = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:1", "SUMMARY:Repas", "DTSTART:20261218T180000Z"];
    const file = bytes([...lines, "END:VEVENT", "END:VCALENDAR", ""].join("\r\n"));
    const edition = findCurrentEdition(openWeek(), "en");
    if (!edition) throw new Error("no edition");
    const setting = { window: eventWindow(edition), timeZone: "Europe/Paris" as never };
    const { series } = doneOf(await files.run("readCalendar", "ana", { file, setting }));
    expect(series).toMatchObject([{ first: "2026-12-18T19:00" }]);
    expect(await files.run("readCalendar", "ana", { file: bytes("none"), setting })).toEqual({
      faults: { "": { key: "calendarUnreadable" } },
    });
  });

  it("a picture, and what is wrong with one comes back as a fault", async () => {
    const file = new Uint8Array(await plain(400, 300).jpeg().toBuffer());
    const { width, files: made } = doneOf(await files.run("encodePicture", "ana", { file }));
    expect([
      width,
      Buffer.from(made[1]?.bytes ?? [])
        .subarray(0, 2)
        .toString("hex"),
    ]).toEqual([400, "ffd8"]);
    expect(await files.run("encodePicture", "ana", { file: bytes("<svg/>") })).toEqual({
      faults: { file: { key: "pictureKind" } },
    });
  });

  it("two of an account and eight of all; the others come back later", async () => {
    const table = { file: bytes(header) };
    const asked = ["ana", "ana", "ana", "rui", "eva", "gil", "ivo", "ida", "zoe", "leo"].map((account) =>
      files.run("readEventTable", account, table),
    );
    const outcomes = (await Promise.all(asked)).map((outcome) => ("isBusy" in outcome ? "later" : "read"));
    expect(outcomes).toEqual(["read", "read", "later", "read", "read", "read", "read", "read", "read", "later"]);
    expect("done" in (await files.run("readEventTable", "ana", table))).toBe(true);
  });
});

describe("what takes too much", () => {
  it("of time is ended, and the next file is read", async () => {
    const limited = createFileReader(workerFile, { milliseconds: 1 });
    expect(await limited.run("readEventTable", "ana", { file: wideRows(50_000) })).toEqual(tooHard);
    await limited.close();
    expect("done" in (await files.run("readEventTable", "ana", { file: bytes(header) }))).toBe(true);
  });

  it("of memory is ended too, and the process lives", async () => {
    const limited = createFileReader(workerFile, { megabytes: 8 });
    expect(await limited.run("readEventTable", "ana", { file: wideRows(4_999) })).toEqual(tooHard);
    await limited.close();
  });
});
