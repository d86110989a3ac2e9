import { systemClock } from "#app/domain/time/system-clock.server.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { sessionCookie } from "../support/app.ts";
import buildOnce from "../support/build.setup.ts";
import { makeCoordinator, makeEvent, makeOrganisation } from "../support/factories.ts";
import { type Ask, type Attack, attacks, type Stage, type Workspace } from "./hostile-requests.ts";
import type { Waits } from "./prober.ts";
import { type Figure, median, milliseconds, number } from "./report.ts";
import { benchSecret, type BenchServer, openServer } from "./server.ts";
import { openProcess } from "./stage.ts";
import { publicEvents, world } from "./world.ts";

const events = 2_000;
const tries = 3;
/** Maximum additional wait of other visitors caused by one request, in ms. */
const longestDelay = 50;
/** Memory that the benchmarks state for the process with its threads, in megabytes. */
const mostMegabytes = 768;

/** Measure whether a single legal request delays other visitors or fills the memory. */
export async function* hostileBench(): AsyncGenerator<Figure> {
  await buildOnce();
  const { db, file } = world("hostile.sqlite", events);
  const set = await setStage(db);
  db.$client.close();
  // Requests come from different networks, because the rate limit of one network would end an attack too soon.
  const server = await openServer(file, { TRUST_PROXY: "1" });
  const prober = await openProber(server, set.slugs);
  const ask = asking(server.url);
  const send = async (...asked: Parameters<Ask>) => (await ask(...asked)).status;
  const stage: Stage = { ...set, port: Number(new URL(server.url).port), ask, send };
  const sleep = () => new Promise((resolve) => setTimeout(resolve, 2_000));
  await prober.during(sleep);
  const alone = await prober.during(sleep);
  const usual = { cached: median(alone.cached), uncached: median(alone.uncached) };
  yield {
    what: "alone: a page from memory, a page made anew",
    ours: `${milliseconds(usual.cached)}, ${milliseconds(usual.uncached)}; at most ${milliseconds(delayOf(alone, usual))} more`,
  };
  // For comparison: a computation in a thread takes a core, like any other program, which is no fault of the request.
  const crowded = await prober.during(withBusyCore);
  yield {
    what: "alone, while another program keeps a core busy",
    ours: `at most ${milliseconds(delayOf(crowded, usual))} more`,
  };
  let most = server.memory();
  const memory = () => {
    most = Math.max(most, server.memory());
    return Math.round(most / 1024 / 1024);
  };
  const looking = setInterval(memory, 25);
  for (const attack of attacks) yield await measure(attack, { stage, prober, usual, memory });
  clearInterval(looking);
  const megabytes = memory();
  const isAlive = (await server.ask("/healthz")).status === 200;
  prober.stop();
  server.stop();
  yield { what: "the process", ours: isAlive ? "lives" : "ENDED" };
  yield {
    what: "memory at most, threads included",
    ours: `${number(megabytes)} MB`,
    value: megabytes,
    unit: " MB",
    target: { atMost: mostMegabytes },
  };
}

async function withBusyCore(): Promise<void> {
  const program = spawn(process.execPath, ["-e", "for (;;);"]);
  await new Promise((resolve) => setTimeout(resolve, 20_000));
  program.kill("SIGKILL");
}

type Prober = { during: (work: () => Promise<unknown>) => Promise<Waits>; stop: () => void };
type Usual = { cached: number; uncached: number };

async function measure(
  attack: Attack,
  { stage, prober, usual, memory }: { stage: Stage; prober: Prober; usual: Usual; memory: () => number },
): Promise<Figure> {
  const delays: number[] = [];
  const statuses = new Set<number>();
  // Warm up: first requests read files and run code that is not compiled yet, on every server.
  for (let turn = 0; turn < (attack.isUpload || attack.isCrowd ? 1 : 6); turn += 1) await attack.run(stage);
  for (let turn = 0; turn < tries; turn += 1) {
    const waits = await prober.during(async () => {
      for (const status of await attack.run(stage)) statuses.add(status);
    });
    delays.push(delayOf(waits, usual));
  }
  // The shortest delay: a request causes its delay each time, other load on the machine only sometimes.
  const delay = Math.min(...delays);
  const answers = [...statuses].join(", ") || "not";
  return {
    what: `${attack.who}: ${attack.what}`,
    ours: `others wait ${milliseconds(delay)} more (answered ${answers}; memory until now ${memory()} MB)`,
    value: delay,
    unit: " ms",
    ...(attack.isCrowd ? {} : { target: { atMost: longestDelay } }),
  };
}

/** Return by how much the longest wait exceeded the usual one, in ms. */
const delayOf = ({ cached, uncached }: Waits, usual: Usual): number =>
  Math.max(0, Math.max(...cached) - usual.cached, Math.max(...uncached) - usual.uncached);

async function openProber(server: BenchServer, slugs: readonly string[]): Promise<Prober> {
  const paths = [`/en/events/${slugs[0]}`, "/en/sign-in?"];
  const { child, stop } = await openProcess("prober.ts", [server.url, ...paths]);
  return {
    stop,
    during: async (work) => {
      const measured = new Promise<Waits>((resolve) => child.once("message", (waits) => resolve(waits as Waits)));
      child.send("start");
      await new Promise((resolve) => setTimeout(resolve, 50));
      await work();
      child.send("stop");
      return measured;
    },
  };
}

let networks = 0;
const nextNetwork = (): string => {
  networks += 1;
  return `172.16.${(networks >> 8) & 255}.${networks & 255}`;
};

/** Make a function that opens a new connection for each request. */
const asking = (url: string): Ask => {
  const agent = new Agent({ keepAlive: false });
  return (path, { method = "GET", headers = {}, body, isChunked = false, cookie } = {}) =>
    new Promise((resolve) => {
      const length = body === undefined || isChunked ? {} : { "Content-Length": String(Buffer.byteLength(body)) };
      const own = { Origin: url, "X-Forwarded-For": nextNetwork(), ...length, ...(cookie ? { Cookie: cookie } : {}) };
      const asked = request(`${url}${path}`, { method, agent, headers: { ...own, ...headers } }, (answer) => {
        let text = "";
        answer.setEncoding("utf8").on("data", (piece: string) => {
          text += piece;
        });
        answer.once("close", () => resolve({ status: answer.statusCode ?? 0, text }));
      });
      asked.once("error", () => resolve({ status: 0, text: "" }));
      asked.end(body);
    });
};

/** Make two organisers with a draft each, and a coordinator who reviews a public event whose whole text changed. */
async function setStage(db: OpenDatabase): Promise<Omit<Stage, "ask" | "send" | "port">> {
  const now = systemClock();
  const sign = (email: string) =>
    sessionCookie(db, { email, isUnlocked: true, now, origin: "http://127.0.0.1", secrets: [benchSecret] });
  const workspace = async (isVerified: boolean): Promise<Workspace> => {
    const organisation = `Association ${randomUUID()}`;
    const made = makeOrganisation(db, { isVerified, name: organisation });
    const { eventId: draftId } = makeEvent(db, { organisationId: made.organisationId, until: "draft", now });
    return { cookie: await sign(made.email), organisationId: made.organisationId, organisation, draftId };
  };
  const [newcomer, member] = [await workspace(false), await workspace(true)];
  const description = "ab".repeat(5_000);
  const { eventId } = makeEvent(db, {
    organisationId: member.organisationId,
    language: "en",
    title: "Lunch",
    summary: "A lunch",
    description,
    now,
  });
  const { email } = makeCoordinator(db, { kind: "network", code: "" });
  const open = publicEvents(db, 500);
  const { dateId } = db.$client
    .prepare("select id as dateId from event_date where event_id = ? limit 1")
    .get(open[0]?.id) as { dateId: string };
  return {
    slugs: open.map(({ slug }) => slug),
    dateId,
    newcomer,
    member,
    coordinator: { cookie: await sign(email), revisedEventId: eventId },
  };
}
