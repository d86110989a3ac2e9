/**
 * Report known vulnerabilities of the shipped packages, as the registry lists them. Accepted ones are in
 * `audit-allowed.json`, each with a reason and an expiry day; any other, and any stale entry, ends with exit code 1.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * List the vulnerabilities that are not accepted, and the accepted entries that are expired or unused.
 * @param {unknown} report output of `npm audit --json` (version 2)
 * @param {{ id: string, reason: string, until: string }[]} allowed
 * @param {string} today YYYY-MM-DD
 * @returns {string[]} one line for each
 */
export function judge(report, allowed, today) {
  const found = new Map();
  for (const { via = [] } of Object.values(report.vulnerabilities ?? {})) {
    for (const one of via) {
      if (typeof one === "object") found.set(String(one.url).split("/").at(-1), `${one.name} ${one.range}: ${one.title} (${one.severity})`);
    }
  }
  const holds = allowed.filter(({ until }) => until >= today);
  return [
    ...[...found].filter(([id]) => !holds.some((one) => one.id === id)).map(([id, text]) => `${id} ${text}`),
    ...allowed.filter((one) => !holds.includes(one)).map(({ id, until }) => `${id} was allowed until ${until}: look again`),
    ...holds.filter(({ id }) => !found.has(id)).map(({ id }) => `${id} is no longer there: take it off the list`),
  ];
}

if (import.meta.url === `file://${process.argv[1]}`) {
  const { stdout } = spawnSync("npm", ["audit", "--omit=dev", "--json"], { encoding: "utf8" });
  const report = JSON.parse(stdout || "{}");
  if (!report.vulnerabilities) {
    // A mirror may serve packages without advisories: then the audit is neither passed nor failed.
    process.stdout.write(`audit: not done, the registry answers none (${report.message ?? report.error?.summary ?? "no report"})\n`);
  } else {
    const allowed = JSON.parse(readFileSync(new URL("audit-allowed.json", import.meta.url), "utf8"));
    const lines = judge(report, allowed, new Date().toISOString().slice(0, 10));
    for (const line of lines) process.stdout.write(`audit: ${line}\n`);
    process.stdout.write(`audit: ${lines.length === 0 ? "nothing that was not looked at" : `${lines.length} to look at`}\n`);
    process.exitCode = lines.length === 0 ? 0 : 1;
  }
}
