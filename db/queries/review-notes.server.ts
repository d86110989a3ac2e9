import type { ClaimableKind } from "#app/domain/model/review-item.ts";
import { asc, eq, sql } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { reviewNotes } from "../schema/index.ts";

export function insertNote(tx: Database, note: typeof reviewNotes.$inferInsert): void {
  tx.insert(reviewNotes).values(note).run();
}

/** List the notes about an event or an organisation, oldest first. */
export function listNotes(db: Database, { kind, id }: { kind: ClaimableKind; id: string }) {
  return db
    .select({ id: reviewNotes.id, text: reviewNotes.text, at: reviewNotes.at, accountId: reviewNotes.accountId })
    .from(reviewNotes)
    .where(eq(kind === "event" ? reviewNotes.eventId : reviewNotes.organisationId, id))
    .orderBy(asc(reviewNotes.at), asc(sql`${reviewNotes}.rowid`))
    .all();
}
