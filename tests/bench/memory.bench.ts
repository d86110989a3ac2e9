import { languages } from "#app/domain/languages/language.ts";
import { Agent } from "node:http";
import buildOnce from "../support/build.setup.ts";
import { type Figure, milliseconds, number } from "./report.ts";
import { asking, openServer } from "./server.ts";
import { publicEvents, world } from "./world.ts";

const events = 20_000;
const addresses = 100_000;
const atOnce = 8;
/** Limit in megabytes: the full page cache (64), as much again for filling it, and the program itself. */
const mostMegabytes = 512;

/** Measure the memory of a server before the first request, and after a hundred thousand different addresses. */
export async function memoryBench(): Promise<Figure[]> {
  await buildOnce();
  const { db, file } = world("memory.sqlite", events);
  const slugs = publicEvents(db, events).map(({ slug }) => slug);
  db.$client.close();
  const server = await openServer(file);
  const atRest = server.memory();
  const paths = slugs.flatMap((slug) => languages.map((language) => `/events/${slug}.ics?lang=${language}`));
  // Addresses of missing events, too.
  for (let nobody = 0; paths.length < addresses; nobody += 1) paths.push(`/en/events/nothing-${nobody}`);
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const ask = asking(server.url, agent);
  let next = 0;
  const peak = { bytes: 0 };
  const work = async () => {
    for (let path = paths[next++]; path !== undefined && next <= addresses; path = paths[next++]) {
      const { status } = await ask(path, { "accept-encoding": "br" });
      if (status >= 500) throw new Error(`${path} is answered with ${status}`);
      if (next % 1_000 === 0) peak.bytes = Math.max(peak.bytes, server.memory());
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const after = server.memory();
  agent.destroy();
  server.stop();
  const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024);
  return [
    { what: `start-up with ${number(events)} events`, ours: milliseconds(server.startedInMs) },
    { what: "memory at rest", ours: `${megabytes(atRest)} MB` },
    {
      what: `memory after ${addresses.toLocaleString("en")} addresses`,
      ours: `${megabytes(after)} MB, at most ${megabytes(Math.max(peak.bytes, after))} MB`,
      value: megabytes(Math.max(peak.bytes, after)),
      unit: " MB",
      target: { atMost: mostMegabytes },
    },
  ];
}
