import { type ChildProcess, spawn } from "node:child_process";
import { type AddressInfo, createServer } from "node:net";

/** Path of a test worker built by the global set-up. @param name of its file, without `.ts` */
export const builtWorker = (name: string): string => `build/tests/${name}.js`;

export type Ended = { code: number | null; out: string; err: string };

const running = new Set<ChildProcess>();

/** Run a Node program with exactly this environment, and a path to find node. @param folder it runs in */
export function run(args: readonly string[], env: Record<string, string>, folder = ".") {
  const environment = { PATH: process.env["PATH"] ?? "", ...env } as unknown as NodeJS.ProcessEnv;
  const child = spawn(process.execPath, [...args], {
    cwd: folder,
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  let [out, err] = ["", ""];
  child.stdout.on("data", (part: Buffer) => {
    out += part.toString();
  });
  child.stderr.on("data", (part: Buffer) => {
    err += part.toString();
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      running.delete(child);
      resolve({ code, out, err });
    });
  });
  /** Resolve when the program has written these words; reject when it ends before. */
  const hasSaid = (words: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => (out + err).includes(words) && resolve();
      child.stdout.on("data", look);
      child.stderr.on("data", look);
      look();
      void ended.then((end) => reject(new Error(`ended with ${end.code}: ${end.out}${end.err}`)));
    });
  return { child, ended, hasSaid };
}

/** Kill all running programs; for `afterEach`. */
export function stopAll(): void {
  for (const child of running) child.kill("SIGKILL");
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
