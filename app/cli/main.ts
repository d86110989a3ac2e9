import { importCities } from "#app/domain/imports/import-cities.server.ts";
import { importEvents } from "#app/domain/imports/import-events.server.ts";
import { settleEnvironment } from "#app/env.server.ts";
import { parseArgs } from "node:util";
import { importTable } from "./import-table.ts";
import { inviteCoordinatorCommand } from "./invite-coordinator.ts";
import { migrate } from "./migrate.ts";
import { purgeCommand } from "./purge.ts";
import { Refusal, runCommand } from "./terminal.ts";

const usage = `Usage: npm run cli -- COMMAND
  migrate
  import events FILE [--dry-run]
  import cities FILE [--dry-run]
  coordinator invite EMAIL --scope network|region:CODE|country:CC|city:SLUG
  purge`;

function run(): void {
  settleEnvironment();
  const { values, positionals } = readArguments();
  const [noun, verb, target, ...rest] = positionals;
  const isDryRun = values["dry-run"] ?? false;
  if (rest.length > 0) throw new Refusal(usage);
  if (noun === "migrate" && !verb) return migrate();
  if (noun === "purge" && !verb) return purgeCommand();
  if (noun === "import" && verb === "events" && target) return importTable(importEvents, target, isDryRun);
  if (noun === "import" && verb === "cities" && target) return importTable(importCities, target, isDryRun);
  if (noun === "coordinator" && verb === "invite" && target) {
    return inviteCoordinatorCommand(target, values.scope ?? []);
  }
  throw new Refusal(usage);
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { "dry-run": { type: "boolean" }, scope: { type: "string", multiple: true } },
    });
  } catch {
    throw new Refusal(usage);
  }
}

await runCommand(run);
