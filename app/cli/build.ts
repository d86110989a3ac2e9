import { buildEnvironment } from "#app/env.server.ts";
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { runCommand, say } from "./terminal.ts";

/** Folder of all builds; `build/server` and `build/client` are links to the latest one. */
const releases = "build/releases";
const parts = ["client", "server"] as const;
/** List of the assets that belong to a build: those of the previous build lie beside them, and go with the next one. */
const ownAssetsFile = "own-assets.json";

/**
 * Build into a new folder and switch to it at the end, in one step (`npm run build`). A running server keeps its files
 * until it restarts, open tabs find the assets of their page, and a failed build changes nothing.
 */
function build(): void {
  const release = join(releases, randomUUID().slice(0, 8));
  const before = previousRelease();
  try {
    compile(release);
    writeFileSync(join(release, ownAssetsFile), JSON.stringify(readdirSync(join(release, "client/assets"))));
    if (before) keepAssets(before, release);
  } catch (error) {
    rmSync(release, { recursive: true, force: true });
    throw error;
  }
  for (const part of parts) putInPlace(release, part);
  for (const name of readdirSync(releases)) {
    if (name !== basename(release) && name !== (before && basename(before)))
      rmSync(join(releases, name), { recursive: true, force: true });
  }
  say(`built ${release}`);
}

function compile(release: string): void {
  execFileSync(process.execPath, ["node_modules/@remix-run/dev/dist/cli.js", "vite:build", "--logLevel", "warn"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: buildEnvironment(release),
  });
}

/** Return the current build; a build without links becomes the first release. */
function previousRelease(): string | null {
  const server = "build/server";
  if (!existsSync(server)) return null;
  if (lstatSync(server).isSymbolicLink()) return join("build", dirname(readlinkSync(server)));
  const release = join(releases, "first");
  mkdirSync(release, { recursive: true });
  for (const part of parts) if (existsSync(join("build", part))) renameSync(join("build", part), join(release, part));
  for (const part of parts) putInPlace(release, part);
  return release;
}

function keepAssets(before: string, release: string): void {
  const list = join(before, ownAssetsFile);
  const folder = join(before, "client/assets");
  const present = new Set(readdirSync(folder));
  const own = existsSync(list) ? (JSON.parse(readFileSync(list, "utf8")) as string[]) : [...present];
  for (const name of own.filter((name) => present.has(name)))
    cpSync(join(folder, name), join(release, "client/assets", name), { force: false, errorOnExist: false });
}

/** Create the link under another name and move it over the old one, so that it always exists. */
function putInPlace(release: string, part: string): void {
  const next = join("build", `${part}.next`);
  rmSync(next, { force: true });
  symlinkSync(join(basename(releases), basename(release), part), next);
  renameSync(next, join("build", part));
}

await runCommand(() => Promise.resolve(build()));
