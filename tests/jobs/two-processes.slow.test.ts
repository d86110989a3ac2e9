import { openDatabase } from "#db/client.server.ts";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { testNow } from "../support/clock.ts";
import { makeEvent, openWeek } from "../support/factories.ts";
import { builtWorker, run, stopAll } from "../support/process.ts";
import { openRawServer } from "../support/raw-smtp.ts";
import { confirmedSeat, forgetAllBut, outboxOf, promised } from "../support/waiting-mail.ts";

const worker = builtWorker("killed-worker");
const count = 60;
/** One process has at most five connections, so six waiting mails prove that both are sending. */
const bothAtWork = 6;

afterEach(stopAll);

it("delivers sixty mails once each, from two processes that look at the same time", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "week-")), "week.sqlite");
  const seed = openWeek();
  const event = makeEvent(seed);
  const addresses = Array.from({ length: count }, (_, number) => `guest@town${number}.example`);
  for (const address of addresses) confirmedSeat(seed, event, address);
  forgetAllBut(seed, "sign_up_confirmed");
  seed.$client.prepare("vacuum into ?").run(file);
  seed.$client.close();
  const { kept: areBothThere, keep: goOn } = promised();
  const server = await openRawServer(async ({ step }) => {
    if (server.asked.length >= bothAtWork) goOn();
    if (step === "rcpt") await areBothThere;
    return undefined;
  });
  const args = [worker, "deliver", file, String(testNow), "to the end", server.url];
  const environment = { TMPDIR: tmpdir(), NODE_ENV: "production" };
  const ends = await Promise.all([run(args, environment).ended, run(args, environment).ended]);
  expect(ends.map(({ code, err }) => [code, err])).toEqual([
    [0, ""],
    [0, ""],
  ]);
  const taken = ends.map(({ out }) => Number(/^taken (\d+)$/m.exec(out)?.[1]));
  expect(Math.min(...taken)).toBeGreaterThan(0);
  expect(taken.reduce((sum, item) => sum + item, 0)).toBe(count);
  expect(server.heard.map(({ to }) => to).sort()).toEqual([...addresses].sort());
  expect(server.asked).toHaveLength(count);
  const db = openDatabase(file);
  expect(outboxOf(db).filter(({ state, attempts }) => state === "sent" && attempts === 1)).toHaveLength(count);
  db.$client.close();
  await server.close();
});
