import { openDatabase } from "#db/client.server.ts";
import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { builtWorker } from "../../support/process.ts";
import { dateInput, makeEvent, openWeek } from "../../support/factories.ts";

const worker = builtWorker("sign-up-worker");

/** Run processes that sign up in the same file, all starting when the last one is ready. */
async function runWorkers(count: number, args: readonly string[]): Promise<void> {
  const children = Array.from({ length: count }, () =>
    spawn(process.execPath, [worker, ...args], { stdio: ["pipe", "pipe", "inherit"] }),
  );
  const ended = children.map(
    (child) =>
      new Promise<void>((resolve, reject) => {
        child.once("error", reject);
        child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`worker ended with ${code}`))));
      }),
  );
  await Promise.all(children.map((child) => new Promise((resolve) => child.stdout.once("data", resolve))));
  for (const child of children) child.stdin.end("go");
  await Promise.all(ended);
}

/** Let processes compete for seats. @returns the people with seats and waiting, by date */
async function rush(
  guard: "guarded" | "unguarded",
  { processes, each, seats }: { processes: number; each: number; seats: readonly number[] },
) {
  const file = join(mkdtempSync(join(tmpdir(), "week-")), "week.sqlite");
  const seed = openWeek();
  const dates = seats.map((count, index) => {
    const hour = String(9 + index).padStart(2, "0");
    return dateInput(`2026-12-18T${hour}:00`, `2026-12-18T${hour}:30`, count);
  });
  const event = makeEvent(seed, { dates });
  seed.$client.prepare("vacuum into ?").run(file);
  await runWorkers(processes, [file, event.slug, event.dateIds.join(), String(each), guard]);
  const db = openDatabase(file);
  const people = (dateId: string, state: string) =>
    (
      db.$client
        .prepare("select count(*) as c from sign_up where event_date_id = ? and state = ?")
        .get(dateId, state) as {
        c: number;
      }
    ).c;
  const counted = event.dateIds.map((id) => ({ confirmed: people(id, "confirmed"), waiting: people(id, "waiting") }));
  db.$client.close();
  return counted;
}

it("sells twenty seats twenty times, not once more, to eight processes that ask four hundred times at once", async () => {
  const rushed = await rush("guarded", { processes: 8, each: 50, seats: [20] });
  expect(rushed).toEqual([{ confirmed: 20, waiting: 380 }]);
});

it("would sell more without the transaction that counts and takes in one", async () => {
  // Four processes ask for each of twelve last seats: for at least one seat, two of them count before either takes it.
  const rushed = await rush("unguarded", { processes: 4, each: 1, seats: Array.from({ length: 12 }, () => 1) });
  expect(Math.max(...rushed.map((result) => result.confirmed))).toBeGreaterThan(1);
});
