import type { Language } from "#app/domain/languages/language.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, asc, count, desc, eq, gte, isNotNull, isNull, sql } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import {
  accounts,
  memberships,
  organiserMailChoices,
  organiserMessages,
  organiserMessageTexts,
} from "../schema/index.ts";

export type MessageTexts = Partial<Record<Language, { subject: string; text: string }>>;

export function findOrganiserMessage(db: Database, id: string) {
  return db.select().from(organiserMessages).where(eq(organiserMessages.id, id)).get() ?? null;
}

/** Find the draft of an author, who has one at most. */
export function findMessageDraft(db: Database, authorId: string) {
  return (
    db
      .select()
      .from(organiserMessages)
      .where(and(eq(organiserMessages.authorId, authorId), isNull(organiserMessages.sentAt)))
      .orderBy(desc(organiserMessages.savedAt))
      .get() ?? null
  );
}

/** List the messages that were sent, newest first. */
export const listSentMessages = (db: Database) =>
  db
    .select()
    .from(organiserMessages)
    .where(isNotNull(organiserMessages.sentAt))
    .orderBy(desc(organiserMessages.sentAt), desc(organiserMessages.id))
    .all();

/** Count the messages that an author has sent since a moment. */
export function countSentBy(db: Database, authorId: string, since: Instant): number {
  const found = db
    .select({ count: count() })
    .from(organiserMessages)
    .where(and(eq(organiserMessages.authorId, authorId), gte(organiserMessages.sentAt, since)))
    .get();
  return found?.count ?? 0;
}

export function insertOrganiserMessage(tx: Database, message: typeof organiserMessages.$inferInsert): void {
  tx.insert(organiserMessages).values(message).run();
}

export function updateOrganiserMessage(
  tx: Database,
  id: string,
  change: Partial<Omit<typeof organiserMessages.$inferInsert, "id">>,
): void {
  tx.update(organiserMessages).set(change).where(eq(organiserMessages.id, id)).run();
}

/** Delete the drafts of an author. */
export function deleteMessageDrafts(tx: Database, authorId: string): void {
  tx.delete(organiserMessages)
    .where(and(eq(organiserMessages.authorId, authorId), isNull(organiserMessages.sentAt)))
    .run();
}

export function readMessageTexts(db: Database, messageId: string): MessageTexts {
  const rows = db
    .select()
    .from(organiserMessageTexts)
    .where(eq(organiserMessageTexts.messageId, messageId))
    .orderBy(asc(organiserMessageTexts.language))
    .all();
  return Object.fromEntries(rows.map(({ language, subject, text }) => [language, { subject, text }]));
}

/** Replace the texts of a message. */
export function setMessageTexts(tx: Database, messageId: string, texts: MessageTexts): void {
  tx.delete(organiserMessageTexts).where(eq(organiserMessageTexts.messageId, messageId)).run();
  for (const [language, written] of Object.entries(texts) as [Language, { subject: string; text: string }][])
    tx.insert(organiserMessageTexts)
      .values({ messageId, language, ...written })
      .run();
}

/** Make sure that an account has a link that stops the messages. @param token used if it has none yet */
export function ensureMailChoice(tx: Database, accountId: string, token: string): void {
  tx.insert(organiserMailChoices).values({ accountId, token }).onConflictDoNothing().run();
}

/** Find the account of a link that stops the messages, and whether it stopped them. */
export function findMailChoice(db: Database, token: string) {
  return (
    db
      .select({ stoppedAt: organiserMailChoices.stoppedAt, language: accounts.language })
      .from(organiserMailChoices)
      .innerJoin(accounts, eq(accounts.id, organiserMailChoices.accountId))
      .where(eq(organiserMailChoices.token, token))
      .get() ?? null
  );
}

/** Note that the account of a link stopped the messages, or wants them again; an earlier moment stays. */
export function setMailChoice(tx: Database, token: string, stoppedAt: Instant | null): void {
  const moment = stoppedAt === null ? null : sql`coalesce(${organiserMailChoices.stoppedAt}, ${stoppedAt})`;
  tx.update(organiserMailChoices).set({ stoppedAt: moment }).where(eq(organiserMailChoices.token, token)).run();
}

/** Find the account that a message goes to; null when it belongs to no organisation any more, or wants no messages. */
export function findWillingReader(db: Database, accountId: string) {
  return (
    db
      .select({ email: accounts.email, language: accounts.language, token: organiserMailChoices.token })
      .from(accounts)
      .innerJoin(organiserMailChoices, eq(organiserMailChoices.accountId, accounts.id))
      .innerJoin(memberships, eq(memberships.accountId, accounts.id))
      .where(and(eq(accounts.id, accountId), isNull(organiserMailChoices.stoppedAt)))
      .get() ?? null
  );
}
