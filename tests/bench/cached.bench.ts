import autocannon from "autocannon";
import buildOnce from "../support/build.setup.ts";
import { type Figure, median, number } from "./report.ts";
import { openFloor } from "./floor.ts";
import { type Answer, openServer } from "./server.ts";
import { publicEvents, world } from "./world.ts";

const rounds = 3;
const seconds = 2;

type Asked = { what: string; path: string; headers?: Record<string, string>; atLeast: number };

/** Measure pages and feeds from memory against a bare server that sends the same bytes. */
export async function cachedBench(): Promise<Figure[]> {
  await buildOnce();
  const { db, file } = world("cached.sqlite", 2_000);
  const server = await openServer(file);
  const encoding = { "accept-encoding": "br, gzip" };
  const feed = "/calendar/pt.ics";
  const { etag } = (await server.ask(feed, encoding)).headers;
  const asked: Asked[] = [
    { what: "programme page, cached", path: "/fr/programme", atLeast: 0.6 },
    { what: "event page, cached", path: `/fr/events/${publicEvents(db, 1)[0]?.slug}`, atLeast: 0.6 },
    { what: "calendar of 1,000, cached", path: feed, atLeast: 0.6 },
    { what: "calendar of 1,000, unchanged (304)", path: feed, headers: { "if-none-match": etag ?? "" }, atLeast: 0.7 },
  ];
  const figures: Figure[] = [];
  for (const { what, path, headers, atLeast } of asked) {
    const all = { ...encoding, ...headers };
    const answer = await server.ask(path, all);
    const wanted = headers ? 304 : 200;
    if (answer.status !== wanted) throw new Error(`${path} is answered with ${answer.status}`);
    figures.push(await beside({ what, path, headers: all, atLeast }, server.url, answer));
  }
  server.stop();
  return figures;
}

/** Measure both servers in turns, so that other load on the machine affects both. */
async function beside({ what, path, headers = {}, atLeast }: Asked, url: string, answer: Answer): Promise<Figure> {
  const floor = await openFloor(new Map([[path, answer]]));
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    for (const [rates, at] of [
      [ours, url],
      [bare, floor.url],
    ] as const) {
      const rate = await perSecondOf(`${at}${path}`, headers, answer.status);
      if (round > 0) rates.push(rate);
    }
  }
  floor.stop();
  const [our = 0, floorRate = 1] = [median(ours), median(bare)];
  return {
    what,
    ours: `${number(our)} a second`,
    floor: `${number(floorRate)} of bare node:http`,
    ratio: our / floorRate,
    target: { atLeast },
  };
}

async function perSecondOf(url: string, headers: Record<string, string>, status: number): Promise<number> {
  const result = await autocannon({ url, headers, connections: 20, duration: seconds });
  const counted = result.statusCodeStats?.[String(status) as `${number}`]?.count ?? 0;
  if (counted === 0 || counted !== result.requests.total)
    throw new Error(`${url} was not always answered with ${status}`);
  return result.requests.average;
}
