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

/** Each build lies in a folder of its own; `build/server` and `build/client` are links to those of the newest. */
const releases = "build/releases";
const parts = ["client", "server"] as const;
/** The assets a build made itself: those of the one before lie beside them, and go with the next build. */
const ownAssetsFile = "own-assets.json";

/**
 * `npm run build`: builds beside what is there and puts it in place at the end, in one step. A server that runs keeps its
 * own files until it is started anew, tabs that are open find the assets of their page, and a build that fails changes
 * nothing.
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

/** The build that is in place; one from before there were links becomes the first release. */
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

/** A link is made under another name and moved over the old one: there is no moment without. */
function putInPlace(release: string, part: string): void {
  const next = join("build", `${part}.next`);
  rmSync(next, { force: true });
  symlinkSync(join(basename(releases), basename(release), part), next);
  renameSync(next, join("build", part));
}

await runCommand(() => Promise.resolve(build()));
