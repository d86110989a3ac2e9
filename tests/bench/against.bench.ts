import type { OpenDatabase } from "#db/client.server.ts";
import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { Agent } from "node:http";
import { join, resolve } from "node:path";
import { freePort } from "../support/process.ts";
import type { Figure } from "./report.ts";
import { asking, type BenchServer, serverSettings } from "./server.ts";

const events = 20_000;
const rounds = 15;
const inOneRound = 10;
const paths = ["/fr", "/fr/programme", "/fr/programme?country=pt&theme=participation", "/fr/cities/lisboa"];
/** Maximum share of the processor time that another checkout takes for the same page. */
const half = 0.5;

type Contestant = { db: OpenDatabase; child: ChildProcess; ask: BenchServer["ask"] };

/**
 * Compare the processor time of pages made anew with that of another checkout of this project, in turns.
 * @param folder of the other checkout, with its packages installed and built
 */
export async function* againstBench(folder: string): AsyncGenerator<Figure> {
  const own = await open(resolve("."));
  const other = await open(resolve(folder));
  for (const path of paths) {
    const used = { own: 0, other: 0 };
    // The first turns compile the code of both.
    for (let round = -5; round < rounds; round += 1)
      for (const [name, contestant] of [["own", own] as const, ["other", other] as const]) {
        const time = await processorTime(contestant, path);
        if (round >= 0) used[name] += time / rounds;
      }
    const ratio = used.own / used.other;
    yield {
      what: `${path}, made anew, ${events.toLocaleString("en")} events`,
      ours: `${used.own.toFixed(1)} ms of processor time`,
      floor: `${used.other.toFixed(1)} ms in ${folder}`,
      ratio,
      target: { atMost: half },
    };
  }
  for (const { child } of [own, other]) child.kill("SIGKILL");
}

/** Fill a database with the code of a checkout, and start its server on it. */
async function open(folder: string): Promise<Contestant> {
  const { world } = (await import(join(folder, "tests/bench/world.ts"))) as typeof import("./world.ts");
  const { db, file } = world(`against-${folder.replace(/\W+/g, "-")}.sqlite`, events);
  const port = await freePort();
  const child = spawn(process.execPath, ["build/server/main.js"], {
    cwd: folder,
    env: { ...process.env, ...serverSettings(port, file) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  process.once("exit", () => child.kill("SIGKILL"));
  await new Promise<void>((listening) => {
    child.stdout.on("data", (said: Buffer) => said.includes("listening on") && listening());
  });
  const ask = asking(`http://127.0.0.1:${port}`, new Agent({ keepAlive: true }));
  await ask("/readyz");
  return { db, child, ask };
}

/** Return the processor time of one request, in ms, threads included. */
async function processorTime({ db, child, ask }: Contestant, path: string): Promise<number> {
  const raise = db.$client.prepare("update instance set programme_version = programme_version + 1");
  const before = usedMs(child.pid ?? 0);
  for (let turn = 0; turn < inOneRound; turn += 1) {
    raise.run();
    const { status } = await ask(path);
    if (status !== 200) throw new Error(`${path} is answered with ${status}`);
  }
  return (usedMs(child.pid ?? 0) - before) / inOneRound;
}

/** Return the processor time of a process that Linux reports, in ms. */
const usedMs = (pid: number): number =>
  readdirSync(`/proc/${pid}/task`)
    .map((task) => Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, "utf8").split(" ")[0]) / 1_000_000)
    .reduce((sum, ms) => sum + ms, 0);
