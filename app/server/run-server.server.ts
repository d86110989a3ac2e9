import type { Sender } from "#emails/prepared-mail.ts";
import { weekName } from "#app/domain/instance/get-instance.server.ts";
import { dkimOf, readSettings, type Settings } from "#app/env.server.ts";
import { acceptInternationalEmail } from "#app/domain/forms/international-email.ts";
import type { Delivery } from "#app/jobs/deliver-outbox.server.ts";
import { layReferenceData } from "#app/domain/installation/seed-reference-data.server.ts";
import { readReferenceData } from "#db/seed/read-seed.server.ts";
import { readProgrammeIndex } from "#app/domain/programme-index/read-programme-index.server.ts";
import { sweepPictures } from "#app/domain/pictures/sweep-pictures.server.ts";
import { keepCopiesMs } from "#app/domain/installation/retention.ts";
import { startRunner } from "#app/jobs/runner.server.ts";
import { staleZones } from "#app/domain/time/zone-arithmetic.server.ts";
import { plus } from "#app/domain/time/zoned-time.ts";
import { systemClock } from "#app/domain/time/system-clock.server.ts";
import { openDatabase, type OpenDatabase, refreshStatistics, waitForLock } from "#db/client.server.ts";
import { deleteScratchCopies } from "#db/copies.server.ts";
import { deleteOldCopies } from "#db/migrations/delete-old-copies.server.ts";
import { migrateDatabase } from "#db/migrations/migrate.server.ts";
import { smtpTransport } from "#emails/transport.server.ts";
import { offersSmtpUtf8 } from "#emails/check-smtp.server.ts";
import { accessSync, constants, mkdirSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { createFileReader, type FileReader } from "#app/workers/file-reader.server.ts";
import { createListener, type ServerContext, type ServerParts } from "./listener.server.ts";
import { createLog, type Log } from "./log.server.ts";
import { listen } from "./listen.server.ts";
import { backUpNightly } from "./nightly-backup.server.ts";
import { createRateLimiters } from "./rate-limiters.server.ts";
import { stopOnSignal } from "./shutdown.server.ts";

type MakeParts = (context: ServerContext, server: Server) => Promise<ServerParts> | ServerParts;

/**
 * Start environment, database, migrations, time zones, HTTP and jobs, in this order. A failure is written to the
 * terminal in one line, and the process ends with exit code 1.
 * @param workerFile module of the thread that reads users' files
 */
export async function runServer(workerFile: string, makeParts: MakeParts): Promise<void> {
  try {
    await start(workerFile, makeParts);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}

async function start(workerFile: string, makeParts: MakeParts): Promise<void> {
  const settings = readSettings();
  const log = createLog(settings.LOG_LEVEL);
  // An error thrown in one request must not end the process for all others; its transaction is rolled back.
  process.on("uncaughtException", (fault) => log.fault(fault, "process"));
  const db = openDatabase(settings.DATABASE_FILE);
  openFolder("UPLOADS_DIR", settings.UPLOADS_DIR);
  if (settings.BACKUP_DIR) openFolder("BACKUP_DIR", settings.BACKUP_DIR);
  deleteScratchCopies(settings.DATABASE_FILE);
  migrateDatabase(db);
  layReferenceData(db, readReferenceData());
  waitForLock(db, 500);
  refreshStatistics(db, { isFirst: true });
  for (const zone of staleZones()) log.error(`the time zone data is out of date: ${zone}`);
  const files = createFileReader(workerFile);
  const context = serverContext(settings, { db, log, files });
  const server = createServer();
  server.on("request", createListener(await makeParts(context, server), context, log.request));
  const port = await listen(server, settings.PORT, settings.HOST);
  log.info(`listening on ${settings.HOST}:${port}, for ${settings.APP_ORIGIN}`);
  // Read while nobody waits for it; the first pages share the reading.
  readProgrammeIndex(db).catch((fault: unknown) => log.fault(fault, "programme"));
  const runner = startRunner(deliveryOf(settings, db, log), {
    async housekeeping(now) {
      // Not awaited: due mail must not wait for the mail server's answer.
      void askForInternationalEmail(settings);
      refreshStatistics(db);
      deleteOldCopies(settings.DATABASE_FILE, plus(now, -keepCopiesMs));
      sweepPictures(db, settings.UPLOADS_DIR, now);
      if (settings.BACKUP_DIR)
        await backUpNightly(db, { folder: settings.BACKUP_DIR, uploadsDir: settings.UPLOADS_DIR }, now);
    },
    bounceMailbox: settings.BOUNCE_MAILBOX
      ? { path: settings.BOUNCE_MAILBOX, secrets: settings.SESSION_SECRET }
      : undefined,
  });
  stopOnSignal({ server, runner, files, db, log });
}

/**
 * Ask the mail server whether it accepts international addresses (SMTPUTF8): at start and every hour, since it may have
 * been unreachable or changed.
 */
async function askForInternationalEmail({ SMTP_URL }: Settings): Promise<void> {
  const offered = SMTP_URL === undefined ? true : await offersSmtpUtf8(SMTP_URL);
  if (offered !== null) acceptInternationalEmail(offered);
}

function openFolder(name: string, folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    throw new Error(`cannot write to ${name} ${folder}: ${(cause as Error).message}`, { cause });
  }
}

type Means = { db: OpenDatabase; log: Log; files: FileReader };

const serverContext = (settings: Settings, { db, log, files }: Means): ServerContext => ({
  db,
  files,
  databaseFile: settings.DATABASE_FILE,
  clock: systemClock,
  origin: settings.APP_ORIGIN,
  uploadsDir: settings.UPLOADS_DIR,
  sessionSecrets: settings.SESSION_SECRET,
  defaultLanguage: settings.DEFAULT_LANGUAGE,
  isDemo: settings.DEMO,
  contactEmail: settings.MAIL_FROM,
  reportFault: log.fault,
  countRequest: createRateLimiters(),
  visitor: "",
  requestId: "",
  proxies: settings.TRUST_PROXY,
});

function deliveryOf(settings: Settings, db: OpenDatabase, log: Log): Delivery {
  const sender: Sender = {
    email: settings.MAIL_FROM,
    // Read for each mail, since the secretariat may rename the week while the server runs.
    get name() {
      return weekName(db, settings.DEFAULT_LANGUAGE);
    },
  };
  return {
    db,
    clock: systemClock,
    origin: settings.APP_ORIGIN,
    defaultLanguage: settings.DEFAULT_LANGUAGE,
    sender,
    transport: settings.SMTP_URL
      ? smtpTransport(settings.SMTP_URL, sender, { newsEmail: settings.MAIL_FROM_NEWS, dkim: dkimOf(settings) })
      : null,
    bounces:
      settings.MAIL_BOUNCE_DOMAIN && settings.SESSION_SECRET[0]
        ? { domain: settings.MAIL_BOUNCE_DOMAIN, secret: settings.SESSION_SECRET[0] }
        : undefined,
    report: (fault) => log.fault(fault, "jobs"),
    warn: log.error,
  };
}
