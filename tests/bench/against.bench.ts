import type { OpenDatabase } from "#db/client.server.ts";
import { join, resolve } from "node:path";
import type { Figure } from "./report.ts";
import { type BenchServer, openServer } from "./server.ts";

const events = 20_000;
const rounds = 15;
const inOneRound = 10;
const paths = ["/fr", "/fr/programme", "/fr/programme?country=pt&theme=participation", "/fr/cities/lisboa"];
/** Maximum share of the processor time that another checkout takes for the same page. */
const half = 0.5;

type Contestant = { db: OpenDatabase; server: BenchServer };

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
        const time = await timeOf(contestant, path);
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
  for (const { server } of [own, other]) server.stop();
}

/** Fill a database with the code of a checkout, and start its server on it. */
async function open(folder: string): Promise<Contestant> {
  const { world } = (await import(join(folder, "tests/bench/world.ts"))) as typeof import("./world.ts");
  const { db, file } = world(`against-${folder.replace(/\W+/g, "-")}.sqlite`, events);
  return { db, server: await openServer(file, {}, folder) };
}

/** Return the processor time of one request, in ms, threads included. */
async function timeOf({ db, server }: Contestant, path: string): Promise<number> {
  const raise = db.$client.prepare("update instance set programme_version = programme_version + 1");
  const before = server.processorTime();
  for (let turn = 0; turn < inOneRound; turn += 1) {
    raise.run();
    const { status } = await server.ask(path);
    if (status !== 200) throw new Error(`${path} is answered with ${status}`);
  }
  return (server.processorTime() - before) / inOneRound;
}
