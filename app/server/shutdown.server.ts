import type { Runner } from "#app/jobs/runner.server.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import type { FileReader } from "#app/workers/file-reader.server.ts";
import type { Server } from "node:http";
import type { Log } from "./log.server.ts";

type Running = { server: Server; runner: Runner; files: FileReader; db: OpenDatabase; log: Log };

/** Grace period in milliseconds; a whole stop takes less than ten seconds. */
const graceMs = 9_000;

/**
 * Stop on SIGTERM or SIGINT: accept no new connection, start no new mail, and finish open work within nine seconds. The
 * outcome of a mail still in flight then is unknown; it is tried again after the next start.
 */
export function stopOnSignal(running: Running): void {
  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(0), graceMs).unref();
    void stopGracefully(running).then(() => process.exit(0));
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  process.once("exit", () => running.db.$client.close());
}

async function stopGracefully({ server, runner, files, log }: Running): Promise<void> {
  log.info("stopping");
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  await Promise.all([closed, runner.stop()]);
  await files.close();
}
