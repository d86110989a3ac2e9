import buildOnce from "../support/build.setup.ts";
import { type Figure, median, milliseconds } from "./report.ts";
import { longestWait, openServer } from "./server.ts";
import { changeEvent, publicEvents, world } from "./world.ts";

const tries = 15;

/** Measure the first answer of a calendar of 1,000 dates after one of its events has changed. */
export async function feedBench(): Promise<Figure[]> {
  await buildOnce();
  const { db, file } = world("feed.sqlite", 2_000);
  const next = publicEvents(db, 500);
  const server = await openServer(file);
  const path = "/calendar/pt.ics";
  const headers = { "Accept-Encoding": "gzip" };
  const first = await server.ask(path, headers);
  if (first.status !== 200) throw new Error(`the calendar is answered with ${first.status}`);
  let { etag } = first.headers;
  const waits: number[] = [];
  const cold: number[] = [];
  for (let turn = 0; turn < tries; turn += 1) {
    changeEvent(db, next[turn * 20]?.id ?? "", `${turn}:`);
    const before = performance.now();
    waits.push(
      await longestWait(server, async () => {
        const answer = await server.ask(path, headers);
        if (answer.headers["etag"] === etag) throw new Error("the change is not in the calendar");
        etag = answer.headers["etag"];
      }),
    );
    cold.push(performance.now() - before);
  }
  server.stop();
  return [
    {
      what: "calendar of 1,000 after a change: others wait at most",
      ours: milliseconds(median(waits)),
      value: median(waits),
      unit: " ms",
      target: { atMost: 50 },
    },
    { what: "calendar of 1,000 after a change: answered in", ours: milliseconds(median(cold)) },
  ];
}
