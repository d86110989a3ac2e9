import { execFileSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const sources = ["app", "db", "emails", "public", "package.json", "vite.config.ts"];
const made = "build/server/index.js";

/** Tests of routes, of the server and in the browser ask what users get: the production build, fresh. */
export default function buildOnce(): void {
  if (newest(made) > Math.max(...sources.map(newest))) return;
  execFileSync(process.execPath, ["node_modules/@remix-run/dev/dist/cli.js", "vite:build", "--logLevel", "warn"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, NODE_ENV: "production", VITEST: "" },
  });
}

/** When the youngest file at or below a path was changed; 0 when there is none. */
function newest(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return found?.mtimeMs ?? 0;
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
