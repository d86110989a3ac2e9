import { asc, eq } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { attendeeMessages } from "../schema/index.ts";

export function insertAttendeeMessage(tx: Database, message: typeof attendeeMessages.$inferInsert): void {
  tx.insert(attendeeMessages).values(message).run();
}

export function findAttendeeMessage(db: Database, id: string) {
  return db.select().from(attendeeMessages).where(eq(attendeeMessages.id, id)).get() ?? null;
}

/** List the messages to all attendees of an event, oldest first. */
export function listAttendeeMessages(db: Database, eventId: string) {
  return db
    .select({ id: attendeeMessages.id, text: attendeeMessages.text, createdAt: attendeeMessages.createdAt })
    .from(attendeeMessages)
    .where(eq(attendeeMessages.eventId, eventId))
    .orderBy(asc(attendeeMessages.createdAt))
    .all();
}
