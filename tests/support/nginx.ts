import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./process.ts";

const binary = ["/usr/sbin/nginx", "/usr/local/sbin/nginx", "/opt/homebrew/bin/nginx", "/usr/bin/nginx"].find((path) =>
  existsSync(path),
);
export const hasNginx = binary !== undefined;

/** Start the system's nginx with the recommended configuration, on free ports and in a temporary folder. */
export async function startNginx(upstream: string) {
  const folder = mkdtempSync(join(tmpdir(), "week-nginx-"));
  const cache = join(folder, "cache");
  mkdirSync(cache);
  const port = await freePort();
  const ours = readFileSync(".docs/nginx.conf", "utf8")
    .replace("listen 80;", `listen 127.0.0.1:${await freePort()};`)
    .replace("listen 443 ssl;", `listen 127.0.0.1:${port};`)
    .replace(/^ *ssl_certificate.*$/gm, "")
    .replace("http://127.0.0.1:3000", upstream)
    .replace("/var/cache/nginx-welcome-week", cache);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (kind) => `${kind}_temp_path ${join(folder, kind)};`,
  );
  writeFileSync(
    join(folder, "nginx.conf"),
    `${process.getuid?.() === 0 ? "user root;" : ""} worker_processes 1; pid ${join(folder, "pid")}; daemon off;
     error_log stderr warn; events {} http { access_log off; ${temporary.join(" ")}
     add_header X-Seen "$upstream_cache_status $upstream_status" always;
     ${ours} }`,
  );
  const child = spawn(binary ?? "nginx", ["-p", folder, "-c", join(folder, "nginx.conf")], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let words = "";
  child.stderr.on("data", (part: Buffer) => {
    words += part.toString();
  });
  const url = `http://127.0.0.1:${port}`;
  await answers(url, () => (child.exitCode === null ? null : words));
  return {
    url,
    /** Return the whole content of the nginx cache as one text. */
    kept: () =>
      (readdirSync(cache, { recursive: true, encoding: "utf8" }) as string[])
        .map((name) => join(cache, name))
        .filter((path) => statSync(path).isFile())
        .map((path) => readFileSync(path, "latin1"))
        .join("\n"),
    stop: () =>
      new Promise<void>((resolve) => {
        child.once("close", () => resolve());
        child.kill("SIGTERM");
      }),
  };
}

/** Wait until the server answers. @throws Error with the output of nginx when it ends instead */
async function answers(url: string, endedWith: () => string | null): Promise<void> {
  for (;;) {
    const ended = endedWith();
    if (ended !== null) throw new Error(`nginx ended: ${ended}`);
    const isThere = await fetch(`${url}/healthz`).then(
      () => true,
      () => false,
    );
    if (isThere) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
