import { Agent } from "node:http";
import { asking } from "./server.ts";

/** What one visitor waited for each answer, in ms, one after the other: a page from memory, a page made anew. */
export type Waits = { cached: number[]; uncached: number[] };

/**
 * A visitor in a process of its own, so that what is measured is the server and not who attacks it. Told "start" and
 * "stop" by its parent; each request comes from another network, as those of the attack do.
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
