import { spawnSync } from "node:child_process";
import { redactPath } from "#app/http/redact-path.ts";
import { expect, it } from "vitest";

/** What the log writes of a fault that carries what was being read: a process of its own, as it is in earnest. */
const script = `
  import { createLog } from "#app/server/log.server.ts";
  import { openDatabase } from "#db/client.server.ts";
  const log = createLog("info");
  const db = openDatabase(":memory:");
  const secret = "Casa Xyzzy";
  try { db.$client.prepare("insert into nowhere values ('" + secret + "')"); } catch (fault) { log.fault(fault, "GET /fr/events"); }
  try { JSON.parse("{" + secret); } catch (fault) { log.fault(fault, "POST /fr/organise"); }
  const query = Object.assign(new Error("Failed query: select 1\\nparams: " + secret), { name: "DrizzleQueryError" });
  log.fault(Object.assign(new Error("Failed query: params: " + secret), { cause: query }), "server");
`;

/** A line outside any request, one in each of two, and one that an answer to the first writes later. */
const numbered = `
  import { createLog } from "#app/server/log.server.ts";
  import { withRequestId } from "#app/server/request-id.server.ts";
  const log = createLog("info");
  log.info("start");
  await Promise.all([
    withRequestId(async (id) => { log.info(id); await null; log.info(id); }),
    withRequestId(async (id) => { log.info(id); }),
  ]);
`;

const run = (source: string) =>
  spawnSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", source], { encoding: "utf8" });

it("numbers each request, and every line about it", () => {
  const lines = run(numbered)
    .stdout.trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { id: string; msg: string });
  const ofProcess = lines[0]?.id ?? "";
  expect(ofProcess).toMatch(/^[0-9a-f]{6}$/);
  const ids = lines.slice(1).map(({ id, msg }) => [id, msg]);
  expect(ids).toEqual([1, 2, 1].map((number) => [`${ofProcess}-${number}`, `${ofProcess}-${number}`]));
});

it.each([
  ["/fr/my/a-secret", "/fr/my"],
  ["/u/a-secret", "/u"],
  ["/calendar/my/a-secret.ics", "/calendar"],
  ["/ar/confirm/a-secret", "/ar/confirm"],
  ["/ana@example.org", "/…"],
  ["/fr/ana@example.org", "/fr/…"],
  ["/fr/Casa%20Xyzzy", "/fr/…"],
  ["/api/v1/events", "/api"],
  ["/robots.txt", "/robots.txt"],
  ["/", "/"],
])("writes %s down as %s", (path, place) => {
  expect(redactPath(path)).toBe(place);
});

it("never writes an address that was being read when something failed", () => {
  const { stdout, stderr } = run(script);
  expect(stderr).toBe("");
  expect(stdout.trim().split("\n")).toHaveLength(3);
  expect(stdout).toContain("GET /fr/events");
  expect(stdout).not.toContain("Xyzzy");
});
