import { and, asc, eq, isNotNull, isNull } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { attendeeMessageReaders, attendeeMessages, signUps } from "../schema/index.ts";

export function insertAttendeeMessage(tx: Database, message: typeof attendeeMessages.$inferInsert): void {
  tx.insert(attendeeMessages).values(message).run();
}

export function findAttendeeMessage(db: Database, id: string) {
  return db.select().from(attendeeMessages).where(eq(attendeeMessages.id, id)).get() ?? null;
}

export function updateAttendeeMessage(
  tx: Database,
  id: string,
  change: Partial<Omit<typeof attendeeMessages.$inferInsert, "id">>,
): void {
  tx.update(attendeeMessages).set(change).where(eq(attendeeMessages.id, id)).run();
}

/** List the messages sent to all attendees of an event, oldest first. */
export function listAttendeeMessages(db: Database, eventId: string) {
  return db
    .select({ id: attendeeMessages.id, text: attendeeMessages.text, createdAt: attendeeMessages.createdAt })
    .from(attendeeMessages)
    .where(
      and(
        eq(attendeeMessages.eventId, eventId),
        isNull(attendeeMessages.eventDateId),
        isNotNull(attendeeMessages.sentAt),
      ),
    )
    .orderBy(asc(attendeeMessages.createdAt))
    .all();
}

/** List the messages to the attendees of one date, oldest first; the draft, if there is one, has no `sentAt`. */
export function listDateMessages(db: Database, dateId: string) {
  return db
    .select()
    .from(attendeeMessages)
    .where(eq(attendeeMessages.eventDateId, dateId))
    .orderBy(asc(attendeeMessages.createdAt))
    .all();
}

export function insertMessageReaders(tx: Database, messageId: string, pageIds: readonly string[]): void {
  for (const pageId of pageIds) tx.insert(attendeeMessageReaders).values({ messageId, pageId }).run();
}

/** List the nicknames of those who were sent a message of a date, as far as their sign-ups are not erased. */
export function listReaderNames(db: Database, message: { id: string; dateId: string }): (string | null)[] {
  return db
    .select({ nickname: signUps.nickname })
    .from(attendeeMessageReaders)
    .innerJoin(signUps, eq(signUps.pageId, attendeeMessageReaders.pageId))
    .where(and(eq(attendeeMessageReaders.messageId, message.id), eq(signUps.eventDateId, message.dateId)))
    .groupBy(attendeeMessageReaders.pageId)
    .orderBy(asc(signUps.createdAt))
    .all()
    .map((row) => row.nickname);
}
