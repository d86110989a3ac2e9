/**
 * Run `npm run check` and the fast tests on another Node, from the npm package `node`, in a clone of its own.
 * Usage: node .ci/other-node.mjs 24. Where that package cannot be had, it says so and ends well.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

const major = process.argv[2] ?? "24";
// Not below another folder with node_modules: npm puts the commands of all parents into PATH.
const folder = mkdtempSync(join(tmpdir(), "other-node-"));
const run = (cwd, env, command, ...args) =>
  spawnSync(command, args, { cwd, env, stdio: "inherit" }).status === 0;

function nodeHome() {
  const isThere = run(folder, process.env, "npm", "install", "--no-audit", "--no-fund", "--prefix", folder, `node@${major}`);
  const name = `node-${process.platform}-${process.arch}`;
  return isThere
    ? [join(folder, "node_modules/node/node_modules", name), join(folder, "node_modules", name)].find((path) => existsSync(join(path, "bin/node")))
    : undefined;
}

try {
  const home = nodeHome();
  if (home === undefined) {
    console.log(`Node ${major} cannot be had from the registry here: not tried.`);
  } else {
    const clone = join(folder, "clone");
    // The package brings its headers, which better-sqlite3 is compiled against.
    const env = { ...process.env, PATH: `${join(home, "bin")}${delimiter}${process.env.PATH}`, npm_config_nodedir: home };
    const isGreen =
      run(process.cwd(), process.env, "git", "clone", "--quiet", ".", clone) &&
      run(clone, env, "node", "--version") &&
      run(clone, env, "npm", "ci") &&
      run(clone, env, "npm", "run", "check") &&
      run(clone, env, "npm", "run", "test:fast");
    process.exitCode = isGreen ? 0 : 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
