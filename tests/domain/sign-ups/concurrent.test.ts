import { openDatabase } from "#db/client.server.ts";
import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { dateInput, makeEvent, openWeek } from "../../support/factories.ts";

const worker = join(import.meta.dirname, "sign-up-worker.ts");

/** Runs a process that signs up many times on the same file. */
function runWorker(args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--import", "tsx", worker, ...args], { stdio: "inherit" });
    child.once("error", reject);
    child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`worker ended with ${code}`))));
  });
}

/** Many sign-ups for 20 seats, from several processes at once. */
async function rush(guard: "guarded" | "unguarded", processes: number, each: number) {
  const file = join(mkdtempSync(join(tmpdir(), "week-")), "week.sqlite");
  const seed = openWeek();
  const event = makeEvent(seed, { dates: [dateInput("2026-12-18T19:00", "2026-12-18T22:00", 20)] });
  seed.$client.prepare("vacuum into ?").run(file);
  const args = [file, event.slug, event.dateIds[0] ?? "", String(each), guard];
  await Promise.all(Array.from({ length: processes }, () => runWorker(args)));
  const db = openDatabase(file);
  const people = (state: string) =>
    (db.$client.prepare("select count(*) as c from sign_up where state = ?").get(state) as { c: number }).c;
  const counted = { confirmed: people("confirmed"), waiting: people("waiting") };
  db.$client.close();
  return counted;
}

it("sells twenty seats twenty times, not once more, to eight processes that ask four hundred times at once", async () => {
  expect(await rush("guarded", 8, 50)).toEqual({ confirmed: 20, waiting: 380 });
});

it("would sell more without the transaction that counts and takes in one", async () => {
  expect((await rush("unguarded", 4, 30)).confirmed).toBeGreaterThan(20);
});
