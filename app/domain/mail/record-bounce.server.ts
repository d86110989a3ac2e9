import { type Database, writeTransaction } from "#db/client.server.ts";
import { markCameBack } from "#db/queries/outbox-delivery.server.ts";
import { findSentTo } from "#db/queries/outbox.server.ts";
import { suppress } from "#db/queries/suppressions.server.ts";
import { type Instant, plus } from "../time/zoned-time.ts";
import { causeOfBounce, verdictOf } from "./bounce-verdict.ts";
import { isSenderFault } from "./refusal-causes.ts";
import { suppressForMs } from "../model/outbox.ts";
import { readDsn } from "./read-dsn.server.ts";
import { outboxIdOfBounce } from "./bounce-address.server.ts";

const reasons = { suppress: "no_mailbox", soft: "refuses_now" } as const;

/**
 * What a message in the mailbox of bounces says of an address. It counts for the mail whose signed address it came to, and
 * for nobody it names itself; never does it make a mail (OUT-08). Twice is the same as once. What came back for a fault of
 * ours is noted with the mail, for the secretariat.
 * @param secrets by which the addresses of our mails were signed, the newest first
 */
export async function recordBounce(
  db: Database,
  raw: Buffer,
  { now, secrets }: { now: Instant; secrets: readonly string[] },
): Promise<void> {
  const report = await readDsn(raw);
  if (!report) return;
  const ids = report.addressedTo.flatMap((address) => outboxIdOfBounce(address, secrets) ?? []);
  const verdicts = report.recipients.map(verdictOf);
  const verdict = verdicts.find((verdict) => verdict === "suppress") ?? verdicts.find((verdict) => verdict === "soft");
  const refusal = report.recipients.map(causeOfBounce).find((cause) => cause !== null && isSenderFault(cause));
  if (!verdict && !refusal) return;
  for (const id of new Set(ids)) {
    writeTransaction(db, (tx) => {
      const addressHash = findSentTo(tx, id);
      if (!addressHash) return;
      if (verdict) {
        const reason = reasons[verdict];
        suppress(tx, { addressHash, reason, until: plus(now, suppressForMs[reason]), now });
      } else if (refusal) markCameBack(tx, id, { now, refusal });
    });
  }
}
