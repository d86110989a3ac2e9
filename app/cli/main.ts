import { importCities } from "#app/domain/imports/import-cities.server.ts";
import { importEvents } from "#app/domain/imports/import-events.server.ts";
import { parseEnvironment } from "#app/env.server.ts";
import { parseArgs } from "node:util";
import { backUpCommand } from "./back-up.ts";
import { doctorCommand } from "./doctor.ts";
import { importTable } from "./import-table.ts";
import { inviteCoordinatorCommand } from "./invite-coordinator.ts";
import { migrate } from "./migrate.ts";
import { purgeCommand } from "./purge.ts";
import { resetFactorCommand } from "./reset-second-factor.ts";
import { restoreCommand } from "./restore.ts";
import { tzUpdateCommand } from "./tz-update.ts";
import { Refusal, runCommand } from "./terminal.ts";

const usage = `Usage: npm run cli -- COMMAND
  migrate
  import events FILE [--dry-run]   (new events are submitted for review at once)
  import cities FILE [--dry-run]
  coordinator invite EMAIL --scope network|region:CODE|country:CC|city:SLUG
  coordinator reset-factor EMAIL
  backup FILE
  restore FILE
  purge
  doctor [--mail ADDRESS]
  tz-update`;

type Options = { "dry-run"?: boolean; scope?: string[]; mail?: string };

/** Commands by name; the argument after the name is the target. */
const commands: Readonly<Record<string, (options: Options, target: string) => void | Promise<void>>> = {
  migrate: () => migrate(),
  backup: (_options, file) => backUpCommand(file),
  restore: (_options, file) => restoreCommand(file),
  purge: () => purgeCommand(),
  doctor: (options) => doctorCommand(options.mail ?? null),
  "tz-update": () => tzUpdateCommand(),
  "import events": (options, file) => importTable(importEvents, file, options["dry-run"] ?? false),
  "import cities": (options, file) => importTable(importCities, file, options["dry-run"] ?? false),
  "coordinator reset-factor": (_options, email) => resetFactorCommand(email),
  "coordinator invite": (options, email) => inviteCoordinatorCommand(email, options.scope ?? []),
};

async function run(): Promise<void> {
  parseEnvironment();
  const { values, positionals } = readArguments();
  const [first = ""] = positionals;
  const wordCount = first === "import" || first === "coordinator" ? 2 : 1;
  const command = commands[positionals.slice(0, wordCount).join(" ")];
  const targets = positionals.slice(wordCount);
  const takesTarget = wordCount === 2 || first === "backup" || first === "restore";
  if (!command || targets.length !== (takesTarget ? 1 : 0)) throw new Refusal(usage);
  await command(values, targets[0] ?? "");
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { "dry-run": { type: "boolean" }, scope: { type: "string", multiple: true }, mail: { type: "string" } },
    });
  } catch {
    throw new Refusal(usage);
  }
}

await runCommand(run);
