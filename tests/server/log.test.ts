import { spawnSync } from "node:child_process";
import { redactPath } from "#app/http/redact-path.ts";
import { expect, it } from "vitest";
import { builtWorker } from "../support/process.ts";

/** Run the worker in a separate process, as in production. */
const run = (task: "numbered" | "faults") =>
  spawnSync(process.execPath, [builtWorker("log-worker"), task], { encoding: "utf8" });

it("numbers each request, and every line about it", () => {
  const lines = run("numbered")
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
  ["/u/organisers/a-secret", "/u"],
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
  const { stdout, stderr } = run("faults");
  expect(stderr).toBe("");
  expect(stdout.trim().split("\n")).toHaveLength(3);
  expect(stdout).toContain("GET /fr/events");
  expect(stdout).not.toContain("Xyzzy");
});
