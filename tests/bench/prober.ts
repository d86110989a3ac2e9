import { Agent } from "node:http";
import { asking } from "./server.ts";

/** Times one visitor waited for answers, in ms, in order: for a cached page and for an uncached one. */
export type Waits = { cached: number[]; uncached: number[] };

/**
 * A visitor in a separate process, so that the server is measured and not the attacker. The parent sends "start" and
 * "stop"; each request comes from another network, like those of the attack.
 */
const [url = "", cached = "", uncached = ""] = process.argv.slice(2);
const ask = asking(url, new Agent({ keepAlive: true }));
let waits: Waits | null = null;
let counter = 0;

async function timed(path: string): Promise<number> {
  counter += 1;
  const network = `10.${(counter >> 16) & 255}.${(counter >> 8) & 255}.${counter & 255}`;
  const start = performance.now();
  const { status } = await ask(path, { "X-Forwarded-For": network });
  if (status !== 200) throw new Error(`${path} is answered with ${status}`);
  return performance.now() - start;
}

async function probe(into: Waits): Promise<void> {
  while (waits === into) {
    into.cached.push(await timed(cached));
    into.uncached.push(await timed(`${uncached}&page=${(counter % 3) + 1}`));
  }
  process.send?.(into);
}

process.on("message", (order: "start" | "stop") => {
  if (order === "stop") {
    waits = null;
    return;
  }
  waits = { cached: [], uncached: [] };
  void probe(waits);
});
process.send?.(0);
