import { createLog } from "#app/server/log.server.ts";
import { withRequestId } from "#app/server/request-id.server.ts";
import { openDatabase } from "#db/client.server.ts";

const log = createLog("info");

/** Log faults that contain the data being processed. */
function faults(): void {
  const db = openDatabase(":memory:");
  const secret = "Casa Xyzzy";
  try {
    db.$client.prepare(`insert into nowhere values ('${secret}')`);
  } catch (fault) {
    log.fault(fault, "GET /fr/events");
  }
  try {
    JSON.parse(`{${secret}`);
  } catch (fault) {
    log.fault(fault, "POST /fr/organise");
  }
  const query = Object.assign(new Error(`Failed query: select 1\nparams: ${secret}`), { name: "DrizzleQueryError" });
  log.fault(Object.assign(new Error(`Failed query: params: ${secret}`), { cause: query }), "server");
}

/** Log a line outside any request, one in each of two requests, and one written later for the first. */
async function numbered(): Promise<void> {
  log.info("start");
  await Promise.all([
    withRequestId(async (id) => {
      log.info(id);
      await null;
      log.info(id);
    }),
    withRequestId(async (id) => {
      log.info(id);
    }),
  ]);
}

if (process.argv[2] === "numbered") await numbered();
else faults();
