import { demoEnvironment, readSettings, parseEnvironment } from "#app/env.server.ts";
import { type ChildProcess, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { createServer } from "node:http";
import { parseArgs } from "node:util";
import { listen } from "#app/server/listen.server.ts";
import { demoAccounts } from "#app/cli/demonstration/cast.ts";
import { hangPictures } from "#app/cli/demonstration/hang-pictures.ts";
import { listPictureIds } from "#db/queries/pictures.server.ts";
import { openInstallation } from "./open-installation.ts";
import { seedDemo } from "./seed-demo.ts";
import { runCommand, say } from "./terminal.ts";

/**
 * Set up and serve the demonstration (`npm run demo`). A restart keeps the data, `--reset` starts over. `npm run dev`
 * does the same and watches the sources.
 */
async function demo(): Promise<void> {
  parseEnvironment();
  const { values } = parseArgs({ options: { reset: { type: "boolean" }, watch: { type: "boolean" } } });
  const mode = values.watch ? "development" : "production";
  const environment = demoEnvironment(mode);
  const settings = readSettings(environment);
  await requireFreePort(settings.PORT, settings.HOST);
  if (values.reset) removeDatabase(settings.DATABASE_FILE);
  await prepareData(settings.UPLOADS_DIR);
  if (!values.watch)
    await finished(spawn(process.execPath, ["--import", "tsx", "app/cli/build.ts"], options(environment)));
  welcome(settings.APP_ORIGIN);
  const server = values.watch ? ["--import", "tsx", "app/server/dev.ts"] : ["build/server/main.js"];
  await finished(passSignals(spawn(process.execPath, server, options(environment))));
}

const options = (env: NodeJS.ProcessEnv) => ({ stdio: "inherit" as const, env });

/** Require a free port before building, and before printing an address that another program may serve. */
async function requireFreePort(port: number, host: string): Promise<void> {
  const probe = createServer();
  await listen(probe, port, host);
  await new Promise((resolve) => probe.close(resolve));
}

/** Remove the database with its companion files (write-ahead log). */
function removeDatabase(file: string): void {
  for (const suffix of ["", "-wal", "-shm"]) rmSync(`${file}${suffix}`, { force: true });
}

async function prepareData(uploadsDir: string): Promise<void> {
  const ctx = openInstallation();
  say("Preparing the demonstration …");
  const { endsOn } = seedDemo(ctx);
  if (listPictureIds(ctx.db).length === 0) await hangPictures({ ...ctx, uploadsDir });
  ctx.db.$client.close();
  if (endsOn < new Date(ctx.now).toISOString().slice(0, 10)) {
    say(`The week of this demonstration ended on ${endsOn}. For a new one: npm run demo -- --reset`);
  }
}

function welcome(origin: string): void {
  const { organiser, municipality, coordinators } = demoAccounts;
  const accounts = [
    [organiser.email, organiser.organisation],
    [municipality.email, municipality.organisation],
    ...coordinators.map(({ email, of }) => [email, `coordinates ${of}; the page says the code of the second factor`]),
  ];
  const widest = Math.max(...accounts.map(([email = ""]) => email.length));
  say(`Welcome Week on ${origin}: a demonstration, everything in it is invented. Stop it with Ctrl+C.`);
  say(`All mail it would send, sign-in codes too: ${origin}/dev/mail`);
  say(`Residents need no account. Sign in at ${origin}/en/sign-in as`);
  for (const [email = "", of = ""] of accounts) say(`  ${email.padEnd(widest)}  ${of}`);
}

function passSignals(child: ChildProcess): ChildProcess {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
  return child;
}

function finished(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => {
      if (code === 0 || code === null) return resolve();
      process.exitCode = code;
      reject(new Error("The demonstration stopped."));
    });
  });
}

await runCommand(demo);
