import { type ChildProcess, execFileSync, spawn, type SpawnOptions, spawnSync } from "node:child_process";
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Step } from "./readme-steps.ts";

export type CleanRoot = {
  /** Return the path on this machine of a file inside. */
  path: (inside: string) => string;
  /** Run commands as one of its users; the first that fails ends them. @returns their output */
  run: (step: Step) => Promise<{ code: number; said: string }>;
  close: () => void;
};

/** Return why no clean root can be made on this machine; null where it can. */
export function whyNoCleanRoot(): string | null {
  if (process.getuid?.() !== 0) return "only root can make one";
  if (!existsSync("/usr/sbin/debootstrap")) return "debootstrap is not installed";
  const allowed = spawnSync("unshare", ["--mount", "--pid", "--fork", "true"]).status === 0;
  return allowed ? null : "namespaces are not allowed";
}

/** Make a minimal Debian with the Node of this machine. */
export async function openCleanRoot(): Promise<CleanRoot> {
  const folder = mkdtempSync(join(tmpdir(), "week-root-"));
  const root = join(folder, "root");
  const path = (inside: string) => join(root, inside);
  bootstrap(root);
  lendMachine(path);
  lendDriver(path);
  // Processes inside end with this process, and its mounts vanish with them.
  const holder = spawn(
    "unshare",
    ["--mount", "--pid", "--fork", "--kill-child", "--propagation", "private", "sh", "-c", mounts(root)],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  await new Promise((resolve) => holder.stdout.once("data", resolve));
  const inside = childOf(holder.pid ?? 0);
  const enter = ["--target", inside, "--mount", "--pid", "--root", "--wd"];
  return {
    path,
    run: ({ user, script }) => {
      const shell = user === "root" ? ["bash", "-c"] : ["su", "-s", "/bin/bash", "-", user, "-c"];
      return finished(spawn("nsenter", [...enter, ...shell, `set -euo pipefail\n${machine}\n${script}`], quiet));
    },
    close: () => {
      holder.kill("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const nothingElse = { PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" };
const quiet: SpawnOptions = { stdio: ["ignore", "pipe", "pipe"], env: nothingElse as unknown as NodeJS.ProcessEnv };
const authorities = "/usr/local/share/authorities-of-this-machine.crt";
const prebuilds = "/usr/local/share/prebuilds";
/**
 * Environment of this machine, not of the installation: the certificate authorities that it trusts, and the driver of
 * SQLite in place of the one that `npm ci` would download.
 */
const machine = [
  ...(process.env["NODE_EXTRA_CA_CERTS"] ? [`export NODE_EXTRA_CA_CERTS=${authorities}`] : []),
  `export npm_config_better_sqlite3_local_prebuilds=${prebuilds}`,
].join("\n");

function bootstrap(root: string): void {
  const release = /^VERSION_CODENAME=(\w+)$/m.exec(readFileSync("/etc/os-release", "utf8"))?.[1] ?? "stable";
  execFileSync("debootstrap", ["--variant=minbase", release, root, mirrorOf(release)], { stdio: "pipe" });
}

/** Return the mirror of Debian that this machine uses, from a package list in either format. */
function mirrorOf(release: string): string {
  const lists = ["/etc/apt/sources.list", ...namesIn("/etc/apt/sources.list.d")].filter((file) => existsSync(file));
  const entries = lists.flatMap((file) =>
    readFileSync(file, "utf8")
      .replaceAll(/^#.*$/gm, "")
      .split(/\n\s*\n|\n(?=deb )/),
  );
  const isOurs = new RegExp(`^(?:Suites:.*|deb .*)\\b${release}(?: |$)`, "m");
  const mirror = /https?:\/\/\S+/.exec(entries.find((entry) => isOurs.test(entry)) ?? "")?.[0];
  if (!mirror) throw new Error("no server of Debian's packages is known here");
  return mirror;
}

const namesIn = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];

/**
 * Copy or mount from this machine: DNS, trusted authorities, Node, and stand-ins for programs that need a whole
 * machine.
 */
function lendMachine(path: (inside: string) => string): void {
  copyFileSync("/etc/resolv.conf", path("/etc/resolv.conf"));
  cpSync("/etc/apt/apt.conf.d", path("/etc/apt/apt.conf.d"), { recursive: true });
  const trusted = process.env["NODE_EXTRA_CA_CERTS"];
  if (trusted) copyFileSync(trusted, path(authorities));
  writeFileSync(path("/usr/bin/node"), "");
  for (const folder of ["/usr/lib/node_modules", "/usr/include/node", "/usr/etc"]) {
    mkdirSync(path(folder), { recursive: true });
  }
  for (const name of ["npm", "npx"])
    symlinkSync(`../lib/node_modules/npm/bin/${name}-cli.js`, path(`/usr/bin/${name}`));
  writeFileSync(path("/usr/etc/npmrc"), `nodedir=/usr\n${trusted ? `cafile=${authorities}\n` : ""}`);
  // The folder that stands for the remote repository belongs to another user here.
  writeFileSync(path("/etc/gitconfig"), "[safe]\n\tdirectory = *\n");
  for (const name of ["systemctl", "certbot"]) {
    const standIn = path(`/usr/local/sbin/${name}`);
    writeFileSync(standIn, readFileSync(join(import.meta.dirname, `${name}.mjs`)), { mode: 0o755 });
  }
}

/**
 * Pack the driver that is compiled here as the package that its project publishes: compiling it twice takes three
 * minutes. Where the installation must be followed to the letter, it is compiled.
 */
function lendDriver(path: (inside: string) => string): void {
  const own = "node_modules/better-sqlite3";
  const compiled = "build/Release/better_sqlite3.node";
  mkdirSync(path(prebuilds));
  if (process.env["REQUIRE_INSTALLATION"] || !existsSync(join(own, compiled))) return;
  const { version } = JSON.parse(readFileSync(join(own, "package.json"), "utf8"));
  const name = `better-sqlite3-v${version}-node-v${process.versions.modules}-${process.platform}-${process.arch}.tar.gz`;
  execFileSync("tar", ["-czf", path(join(prebuilds, name)), "-C", own, compiled]);
}

const lent = {
  "/usr/bin/node": process.execPath,
  "/usr/lib/node_modules": npmFolder(),
  "/usr/include/node": "/usr/include/node",
};

/** Return the folder of npm beside the running Node. */
function npmFolder(): string {
  return join(dirname(dirname(realpathSync(process.execPath))), "lib/node_modules");
}

const mounts = (root: string): string =>
  [
    "set -e",
    `mount -t proc proc ${root}/proc`,
    `mount --rbind /dev ${root}/dev`,
    ...Object.entries(lent).map(
      ([inside, own]) => `[ ! -e ${own} ] || mount --bind ${realpathSync(own)} ${root}${inside}`,
    ),
    `exec chroot ${root} sh -c 'echo ready; exec cat > /dev/null'`,
  ].join("\n");

/** Return the first process inside, whose namespaces the others enter. */
const childOf = (pid: number): string => readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim();

function finished(child: ChildProcess): Promise<{ code: number; said: string }> {
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (piece: Buffer) => {
      said += piece.toString();
    });
  }
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    // Started services go on and keep the streams open.
    child.once("exit", (code) => resolve({ code: code ?? 1, said }));
  });
}
