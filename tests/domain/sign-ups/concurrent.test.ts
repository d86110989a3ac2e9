import { openDatabase } from "#db/client.server.ts";
import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { dateInput, makeEvent, openWeek } from "../../support/factories.ts";

const worker = join(import.meta.dirname, "sign-up-worker.ts");

/** Runs a process that signs up many times on the same file; resolves with how many seats it got. */
function runWorker(file: string, slug: string, dateId: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--import", "tsx", worker, file, slug, dateId], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let out = "";
    child.stdout.on("data", (part: Buffer) => {
      out += part.toString();
    });
    child.once("error", reject);
    child.once("exit", (code) => (code === 0 ? resolve(Number(out)) : reject(new Error(`worker ended with ${code}`))));
  });
}

it("sells twenty seats twenty times, not once more, to four processes that ask at once", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "week-")), "week.sqlite");
  const seed = openWeek();
  const event = makeEvent(seed, { dates: [dateInput("2026-12-18T19:00", "2026-12-18T22:00", 20)] });
  seed.$client.prepare("vacuum into ?").run(file);
  const sold = await Promise.all(Array.from({ length: 4 }, () => runWorker(file, event.slug, event.dateIds[0] ?? "")));
  const db = openDatabase(file);
  const held = db.$client.prepare("select sum(party_size) as seats from sign_up").get();
  expect(held).toEqual({ seats: 20 });
  expect(sold.reduce((sum, one) => sum + one, 0)).toBe(20);
  db.$client.close();
});
