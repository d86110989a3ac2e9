import type { StoredMail } from "#app/domain/model/outbox.ts";
import { and, desc, eq, isNotNull } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { outbox } from "../schema/index.ts";

/** List sent mails that are kept readable, newest first. */
export function listKeptMails(db: Database, limit: number) {
  return db
    .select({ id: outbox.id, mail: outbox.mail, doneAt: outbox.doneAt })
    .from(outbox)
    .where(and(eq(outbox.state, "sent"), isNotNull(outbox.mail)))
    .orderBy(desc(outbox.doneAt), desc(outbox.id))
    .limit(limit)
    .all();
}

export function findKeptMail(db: Database, id: string): StoredMail | null {
  const row = db.select({ mail: outbox.mail }).from(outbox).where(eq(outbox.id, id)).get();
  return row?.mail ?? null;
}
