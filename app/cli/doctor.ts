import { systemClock } from "#app/domain/time/system-clock.server.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { databaseFileOf, readSettings, type Settings } from "#app/env.server.ts";
import { Resolver } from "node:dns/promises";
import { dirname } from "node:path";
import type { NameServer } from "#app/cli/doctor/ask-dns.ts";
import { checkAccess } from "#app/cli/doctor/check-access.ts";
import { checkDatabase } from "#app/cli/doctor/check-database.ts";
import { checkFolder } from "#app/cli/doctor/check-folder.ts";
import { checkMail } from "#app/cli/doctor/check-mail.ts";
import { checkZones } from "#app/cli/doctor/check-zones.ts";
import { sendTestMail } from "#app/cli/doctor/send-test-mail.ts";
import { fail, type Finding, lineOf, ok, warn } from "#app/cli/doctor/finding.ts";
import { Refusal, say } from "./terminal.ts";

/**
 * Check whether this installation works, with a line for each check (`doctor`). Nothing is changed.
 * @param mailTo address given with `--mail`: send a test mail there, and print the answer of the mail server
 */
export async function doctorCommand(mailTo: string | null): Promise<void> {
  const found = await examine({ dns: new Resolver({ timeout: 3_000, tries: 2 }), clock: systemClock });
  const findings = mailTo === null ? found : [...found, await sendTestMail(mailTo)];
  for (const finding of findings) say(lineOf(finding));
  const failed = findings.filter((finding) => finding.level === "FAIL").length;
  if (failed > 0) throw new Refusal(`To be put right: ${failed}.`);
}

export type Surroundings = { dns: NameServer; clock: () => Instant; environment?: NodeJS.ProcessEnv };

/** Run all checks; a fault in the settings does not prevent the other checks. */
export async function examine({ dns, clock, environment }: Surroundings): Promise<Finding[]> {
  const { settings, findings } = checkSettings(environment);
  const databaseFile = databaseFileOf(environment);
  return [
    ...findings,
    ...checkDatabase(databaseFile, clock),
    await checkFolder("DATABASE_FILE", dirname(databaseFile)),
    ...checkAccess(".env"),
    ...checkAccess(databaseFile),
    ...(settings ? [await checkFolder("UPLOADS_DIR", settings.UPLOADS_DIR)] : []),
    ...(settings ? [await checkBackups(settings)] : []),
    ...(settings ? [checkProxies(settings)] : []),
    ...checkZones(),
    ...(settings ? await checkMail(settings, dns) : [warn("mail", "not looked at before the settings are right")]),
  ];
}

const checkBackups = async ({ BACKUP_DIR }: Settings): Promise<Finding> =>
  BACKUP_DIR
    ? checkFolder("BACKUP_DIR", BACKUP_DIR)
    : warn("BACKUP_DIR", "is not set: nothing is copied at night; name a folder, best on another disk");

/**
 * Check the number of trusted proxies: with HTTPS a proxy stands in front, and each visitor has to be counted
 * separately.
 */
function checkProxies({ APP_ORIGIN, TRUST_PROXY }: Settings): Finding {
  const isBehindOne = APP_ORIGIN.startsWith("https:");
  if (isBehindOne && TRUST_PROXY === 0)
    return warn("TRUST_PROXY", "is 0: if a proxy stands in front, all readers look like one, who soon asks too often");
  if (!isBehindOne && TRUST_PROXY > 0)
    return warn("TRUST_PROXY", `is ${TRUST_PROXY}: if no proxy stands in front, anybody can look like somebody else`);
  return ok("TRUST_PROXY", `${TRUST_PROXY} in front`);
}

function checkSettings(environment?: NodeJS.ProcessEnv): { settings: Settings | null; findings: Finding[] } {
  try {
    return { settings: readSettings(environment), findings: [ok("settings", "complete")] };
  } catch (error) {
    const lines = (error as Error).message.split("\n");
    return { settings: null, findings: lines.map((line) => fail("settings", line)) };
  }
}
