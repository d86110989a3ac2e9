import type { OpenDatabase } from "#db/client.server.ts";
import { Agent } from "node:http";
import buildOnce from "../support/build.setup.ts";
import { type Figure, median, milliseconds } from "./report.ts";
import { openFloor } from "./floor.ts";
import { asking, type BenchServer, longestWait, openServer } from "./server.ts";
import { changeAnything, changeEvent, publicEvents, world } from "./world.ts";

const sizes = [2_000, 20_000, 200_000];
const tries = 9;

/** Maximum growth of the time of a paged list when the number of events grows a hundredfold. */
const steady = 2;
/** Maximum time without a turn for other requests while all events are counted or searched, in ms. */
const mostWaitMs = 50;

const pages = [
  { what: "home page", path: "/pt", grows: steady },
  { what: "city page", path: "/pt/cities/lisboa", grows: steady },
  { what: "programme page", path: "/pt/programme", grows: steady },
  { what: "week", path: "/pt/programme?view=week", grows: steady },
  { what: "map", path: "/pt/programme?view=map", grows: steady },
  { what: "API page", path: "/api/v1/events", grows: steady },
  { what: "API page of a filter", path: "/api/v1/events?city=sfax&attendance=online", grows: steady },
  { what: "filter of many", path: "/pt/programme?attendance=in_person&attendance=online", grows: steady },
  { what: "filter of some", path: "/pt/programme?country=pt&theme=participation", grows: steady },
  { what: "filter of few", path: "/pt/programme?city=sfax&language=ar&attendance=online&access=free", grows: steady },
  { what: "free seats", path: "/pt/programme?seats=1", grows: steady },
  { what: "filters and facets of all", path: "/pt/programme?attendance=in_person&attendance=online", waits: true },
  { what: "search for a common word", path: "/fr/programme?q=atelier", waits: true },
  { what: "search for a rare word", path: "/fr/programme?q=zellige", waits: true },
] as const;

type Measured = { took: number; floor: number; waited: number };
type Page = (typeof pages)[number];

/** Measure uncached pages with three numbers of events, against a bare server that sends the same bytes. */
export async function* pagesBench(): AsyncGenerator<Figure> {
  await buildOnce();
  const smallest = new Map<string, number>();
  for (const size of sizes) {
    const { db, file } = world(`pages-${size}.sqlite`, size);
    const server = await openServer(file);
    for (const page of pages) {
      const measured = await uncached(db, server, page);
      smallest.set(page.path, smallest.get(page.path) ?? measured.took);
      yield figureOf(page, size, { measured, first: smallest.get(page.path) ?? 0 });
    }
    if (size === 20_000) yield await firstByte(db, server);
    yield { what: `start-up with ${at(size)}`, ours: milliseconds(server.startedInMs) };
    server.stop();
    db.$client.close();
  }
}

const at = (size: number) => `${size.toLocaleString("en")} events`;

/** Raise the programme version before each request, so that no cached page is used. */
async function uncached(db: OpenDatabase, server: BenchServer, { path, ...page }: Page): Promise<Measured> {
  const took: number[] = [];
  const waited: number[] = [];
  const answer = await server.ask(path);
  if (answer.status !== 200) throw new Error(`${path} is answered with ${answer.status}`);
  for (let turn = 0; turn < tries; turn += 1) {
    changeAnything(db);
    const run = async () => {
      const before = performance.now();
      await server.ask(path);
      took.push(performance.now() - before);
    };
    if ("waits" in page) waited.push(await longestWait(server, run));
    else await run();
  }
  const floor = await openFloor(new Map([[path, answer]]));
  const agent = new Agent({ keepAlive: true });
  const ask = asking(floor.url, agent);
  const bare: number[] = [];
  for (let turn = 0; turn < tries; turn += 1) {
    const before = performance.now();
    await ask(path);
    bare.push(performance.now() - before);
  }
  agent.destroy();
  floor.stop();
  return { took: median(took), floor: median(bare), waited: waited.length > 0 ? median(waited) : 0 };
}

function figureOf(page: Page, size: number, { measured, first }: { measured: Measured; first: number }): Figure {
  const figure = {
    what: `${page.what}, made anew, ${at(size)}`,
    ours: milliseconds(measured.took),
    floor: `${milliseconds(measured.floor)} of bare node:http`,
  };
  const isLargest = size === sizes.at(-1);
  if ("waits" in page) {
    const ours = `${figure.ours}, others wait ${milliseconds(measured.waited)}`;
    if (!isLargest) return { ...figure, ours };
    return { ...figure, ours, value: measured.waited, unit: " ms", target: { atMost: mostWaitMs } };
  }
  if (!isLargest) return figure;
  const times = measured.took / first;
  return {
    ...figure,
    ours: `${figure.ours}, ${times.toFixed(2)} times that of ${at(sizes[0] ?? 0)}`,
    value: times,
    unit: " times",
    target: { atMost: page.grows },
  };
}

/** Measure the first request for the page of an event that has just changed. */
async function firstByte(db: OpenDatabase, server: BenchServer): Promise<Figure> {
  const events = publicEvents(db, tries);
  const took: number[] = [];
  for (const [turn, { id, slug }] of events.entries()) {
    await server.ask(`/fr/events/${slug}`);
    changeEvent(db, id, `${turn}:`);
    const before = performance.now();
    const { firstByteAt } = await server.ask(`/fr/events/${slug}`);
    took.push(firstByteAt - before);
  }
  return { what: `first byte after a change, ${at(20_000)}`, ours: milliseconds(median(took)) };
}
