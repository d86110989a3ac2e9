import { readdirSync, readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { freePort, run } from "../support/process.ts";
import { fileOf } from "./stage.ts";

export type Answer = { status: number; headers: Record<string, string>; body: Buffer; firstByteAt: number };
export type BenchServer = {
  url: string;
  /** Send a request over a connection that stays open. */
  ask: (path: string, headers?: Record<string, string>) => Promise<Answer>;
  /** Return the resident memory of the process, in bytes. */
  memory: () => number;
  /** Return the processor time of the process, threads included, in ms. */
  processorTime: () => number;
  stop: () => void;
};

/** Secret that signs the sessions of a measured server. */
export const benchSecret = "x".repeat(32);

/**
 * Start the production build on a database file in a separate process.
 * @param folder of the checkout that is built
 * @returns also the time until its first answer, in ms
 */
export async function openServer(
  file: string,
  settings: Record<string, string> = {},
  folder = ".",
): Promise<BenchServer & { startedInMs: number }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const start = performance.now();
  const { child, hasSaid } = run(
    startArguments(folder),
    {
      PORT: String(port),
      APP_ORIGIN: url,
      DATABASE_FILE: file,
      UPLOADS_DIR: fileOf("uploads"),
      SESSION_SECRET: benchSecret,
      SMTP_URL: "smtp://127.0.0.1:1",
      MAIL_FROM: "week@week.test",
      NODE_ENV: "production",
      ...settings,
    },
    folder,
  );
  process.once("exit", () => child.kill("SIGKILL"));
  await hasSaid("listening on");
  const agent = new Agent({ keepAlive: true });
  const ask = asking(url, agent);
  await ask("/readyz");
  return {
    url,
    startedInMs: performance.now() - start,
    ask,
    memory: () => residentBytes(child.pid ?? 0),
    processorTime: () => usedMs(child.pid ?? 0),
    stop: () => {
      agent.destroy();
      child.kill("SIGKILL");
    },
  };
}

/** Return the arguments that `npm start` gives to Node: their limits are part of the measurement. */
function startArguments(folder: string): string[] {
  const { scripts } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { scripts: { start: string } };
  return scripts.start.split(" ").slice(1);
}

/** Make a function that sends requests to a server over the connections of one agent. */
export const asking =
  (url: string, agent: Agent, method = "GET"): BenchServer["ask"] =>
  (path, headers = {}) =>
    new Promise((resolve, reject) => {
      const asked = request(`${url}${path}`, { method, agent, headers }, async (answer) => {
        const firstByteAt = performance.now();
        const parts: Buffer[] = [];
        for await (const part of answer) parts.push(part as Buffer);
        const named = Object.entries(answer.headers).map(([name, value]) => [name, String(value)]);
        resolve({
          status: answer.statusCode ?? 0,
          headers: Object.fromEntries(named),
          body: Buffer.concat(parts),
          firstByteAt,
        });
      });
      asked.once("error", reject).end();
    });

/**
 * Return the longest time, in ms, during which the process answered no other request while something runs. The probe is
 * an OPTIONS request, which the listener answers at once: an answer that takes several turns of the event loop would
 * measure all of them.
 */
export async function longestWait(server: BenchServer, during: () => Promise<unknown>): Promise<number> {
  const agent = new Agent({ keepAlive: true });
  const ping = asking(server.url, agent, "OPTIONS");
  const address = "/api/v1/events";
  if ((await ping(address)).status !== 204) throw new Error("not answered at once");
  let isDone = false;
  let longest = 0;
  const pinging = (async () => {
    while (!isDone) {
      const start = performance.now();
      await ping(address);
      longest = Math.max(longest, performance.now() - start);
    }
  })();
  await during();
  isDone = true;
  await pinging;
  agent.destroy();
  return longest;
}

/** Return the resident memory that Linux reports for a process; 0 where there is no such file. */
function residentBytes(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** Return the processor time that Linux reports for a process, in ms. */
const usedMs = (pid: number): number =>
  readdirSync(`/proc/${pid}/task`)
    .map((task) => Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, "utf8").split(" ")[0]) / 1_000_000)
    .reduce((sum, ms) => sum + ms, 0);
