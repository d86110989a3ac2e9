import { execFileSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "vite";

const sources = ["app", "db", "emails", "public", "package.json", "vite.config.ts"];

/**
 * Build for production before tests of routes, server, commands and browser, when sources have changed. The processes
 * that tests start are built once too, since compiling each at its start took most of the time.
 */
export default async function buildOnce(): Promise<void> {
  if (isStale("build/server/index.js", sources)) buildProduction();
  if (isStale("build/tests", [...sources, "tests"])) await buildWorkers();
}

function buildProduction(): void {
  execFileSync(process.execPath, ["--import", "tsx", "app/cli/build.ts"], { stdio: ["ignore", "ignore", "inherit"] });
}

async function buildWorkers(): Promise<void> {
  const input = Object.fromEntries(workers().map((path) => [basename(path, ".ts"), path]));
  await build({
    configFile: false,
    mode: "production",
    logLevel: "error",
    esbuild: { jsx: "automatic", jsxDev: false },
    build: { ssr: true, target: "node20", outDir: "build/tests", emptyOutDir: true, rollupOptions: { input } },
  });
}

const workers = (): string[] =>
  readdirSync("tests", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith("-worker.ts"))
    .map((name) => join("tests", name));

const isStale = (made: string, from: readonly string[]): boolean => newest(made) <= Math.max(...from.map(newest));

/** Return the time of the latest change at or below a path, in epoch milliseconds; 0 when there is none. */
function newest(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return found?.mtimeMs ?? 0;
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
