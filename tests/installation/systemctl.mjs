#!/usr/bin/node
// Stand-in for systemd in a root without it: starts, stops and restarts a unit as its file says.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, openSync, readFileSync, writeFileSync } from "node:fs";

const words = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const [verb = "", name = ""] = words;
const pidFile = `/run/${name}.stand-in.pid`;

function setting(unit, key) {
  return new RegExp(`^${key}=(.*)$`, "m").exec(unit)?.[1];
}

function isRunning(pid) {
  try {
    // nginx leaves an empty file when it only checks its settings.
    if (pid === 0) return false;
    process.kill(pid, 0);
    // Ended processes stay as zombies, because no parent collects them.
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

const pause = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);

function stop() {
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, "utf8"));
  if (!isRunning(pid)) return;
  process.kill(pid, "SIGTERM");
  while (isRunning(pid)) pause();
}

function start() {
  const unit = readFileSync(`/etc/systemd/system/${name}.service`, "utf8");
  const [user, group] = [setting(unit, "User"), setting(unit, "Group")];
  const log = openSync(`/var/log/${name}.log`, "a");
  const command = ["--reuid", user, "--regid", group, "--init-groups", "sh", "-c"];
  const umask = setting(unit, "UMask") ?? "0022";
  const child = spawn("setpriv", [...command, `umask ${umask}; exec ${setting(unit, "ExecStart")}`], {
    cwd: setting(unit, "WorkingDirectory"),
    env: {
      HOME: execFileSync("getent", ["passwd", user]).toString().split(":")[5],
      PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    },
    stdio: ["ignore", log, log],
    detached: true,
  });
  child.unref();
  writeFileSync(pidFile, String(child.pid));
}

if (name === "nginx") {
  execFileSync("nginx", ["-t"], { stdio: "inherit" });
  const isThere = existsSync("/run/nginx.pid") && isRunning(Number(readFileSync("/run/nginx.pid", "utf8")));
  execFileSync("nginx", isThere ? ["-s", "reload"] : [], { stdio: "ignore" });
} else {
  if (verb !== "start" && verb !== "enable") stop();
  if (verb !== "stop") start();
}
