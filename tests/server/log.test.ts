import { spawnSync } from "node:child_process";
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

it("never writes an address that was being read when something failed", () => {
  const { stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  expect(stdout.trim().split("\n")).toHaveLength(3);
  expect(stdout).toContain("GET /fr/events");
  expect(stdout).not.toContain("Xyzzy");
});
