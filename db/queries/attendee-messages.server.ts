import { asc, eq } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { participantMessages } from "../schema/index.ts";

export function insertParticipantMessage(tx: Database, message: typeof participantMessages.$inferInsert): void {
  tx.insert(participantMessages).values(message).run();
}

export function findParticipantMessage(db: Database, id: string) {
  return db.select().from(participantMessages).where(eq(participantMessages.id, id)).get() ?? null;
}

/** What was written to everybody who takes part in an event, oldest first. */
export function listParticipantMessages(db: Database, eventId: string) {
  return db
    .select({ id: participantMessages.id, words: participantMessages.words, createdAt: participantMessages.createdAt })
    .from(participantMessages)
    .where(eq(participantMessages.eventId, eventId))
    .orderBy(asc(participantMessages.createdAt))
    .all();
}
