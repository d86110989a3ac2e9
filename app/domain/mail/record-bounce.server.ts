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
 * Process a message of the bounce mailbox: suppress the address of the mail to whose signed bounce address it was sent,
 * or note a fault of the sender with that mail. Addresses in the message are ignored, and no mail is sent (OUT-08). A
 * repeated message has no further effect.
 * @param secrets secrets that signed the bounce addresses, the newest first
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
