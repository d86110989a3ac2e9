import { maxReportBytes } from "#app/domain/mail/read-dsn.server.ts";
import { days, hours, type Instant, plus } from "#app/domain/time/zoned-time.ts";
import { mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { holdsMbox, messagesOfMbox } from "./mbox.server.ts";

/** Handles one message. It may get the same one again, since a process can die between handling and putting away. */
export type MessageHandler = (raw: Buffer) => Promise<void> | void;

/** Time of the reading; `report` gets the fault of each message that could not be handled, and reading continues. */
export type MailboxReading = { now: Instant; report: (fault: unknown) => void };

/** Retention of read messages in milliseconds, for inquiries into a complaint; they contain an address. */
const keptMs = days(30);
/** Time in milliseconds during which a failing message is tried again; then it is put away, so that reports end. */
const triedMs = hours(24);

/**
 * Read new messages in the mailbox of bounces.
 * @param path a maildir (a folder) or an mbox (a file) that receives only bounces
 * @returns number of handled messages; 0 if there is no mailbox, e.g. before the first mail
 * @throws Error if the mailbox as a whole cannot be read, or is none
 */
export async function readBounceMailbox(
  path: string,
  handle: MessageHandler,
  reading: MailboxReading,
): Promise<number> {
  const found = await stat(path).catch(nothingIfMissing);
  return found?.isDirectory() ? readMaildir(path, handle, reading) : readMbox(path, handle, reading);
}

async function readMaildir(path: string, handle: MessageHandler, reading: MailboxReading): Promise<number> {
  const names = await filesIn(join(path, "new"));
  if (names.length > 0) await mkdir(join(path, "cur"), { recursive: true });
  let handled = 0;
  for (const name of names.sort()) {
    await attempt(reading, async () => {
      if (await takeMessage(path, name, handle, reading)) handled += 1;
    });
  }
  await forgetOld(join(path, "cur"), reading);
  return handled;
}

/** Handle a message, then put it away: if the process dies in between, it is read again. */
async function takeMessage(path: string, name: string, handle: MessageHandler, reading: MailboxReading) {
  const file = join(path, "new", name);
  const { size, mtimeMs } = await stat(file);
  const isHandled = await attempt(reading, async () => {
    if (size <= maxReportBytes) await handle(await readFile(file));
  });
  if (!isHandled && mtimeMs > plus(reading.now, -triedMs)) return false;
  // Marked as seen: https://cr.yp.to/proto/maildir.html
  await rename(file, join(path, "cur", `${name.split(":")[0]}:2,S`));
  return isHandled && size <= maxReportBytes;
}

async function forgetOld(folder: string, reading: MailboxReading): Promise<void> {
  for (const name of await filesIn(folder)) {
    if (!name.endsWith(":2,S")) continue;
    await attempt(reading, async () => {
      const file = join(folder, name);
      if ((await stat(file)).mtimeMs < plus(reading.now, -keptMs)) await rm(file, { force: true });
    });
  }
}

/**
 * Read an mbox, renamed first, so that new mail makes a new file. Accepted: mail that a delivery agent writes into the
 * already opened file after it was read is lost; the next mail to that address bounces again.
 */
async function readMbox(path: string, handle: MessageHandler, reading: MailboxReading): Promise<number> {
  const taken = `${path}.reading`;
  // Left by a process that died, or with a message that could not be handled: this second attempt is the last.
  const isLeft = await holdsMbox(taken);
  const left = isLeft ? await handleAll(taken, handle, reading) : { handled: 0 };
  if (isLeft) await rm(taken, { force: true });
  if (!(await holdsMbox(path))) return left.handled;
  await rename(path, taken);
  const fresh = await handleAll(taken, handle, reading);
  if (fresh.failed === 0) await rm(taken, { force: true });
  return left.handled + fresh.handled;
}

async function handleAll(file: string, handle: MessageHandler, reading: MailboxReading) {
  const count = { handled: 0, failed: 0 };
  for await (const message of messagesOfMbox(file, maxReportBytes)) {
    const isHandled = await attempt(reading, async () => handle(message));
    count[isHandled ? "handled" : "failed"] += 1;
  }
  return count;
}

/**
 * Run a piece of work and report its failure.
 * @returns true if it succeeded
 */
async function attempt({ report }: MailboxReading, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (fault) {
    report(fault);
    return false;
  }
}

/** List the messages in a folder of a maildir; names that begin with a dot are not messages. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = (await readdir(folder, { withFileTypes: true }).catch(nothingIfMissing)) ?? [];
  return entries.filter((entry) => entry.isFile() && !entry.name.startsWith(".")).map(({ name }) => name);
}

function nothingIfMissing(fault: NodeJS.ErrnoException): null {
  if (fault.code === "ENOENT") return null;
  throw fault;
}
