import type { CommentSide, CommentSubject } from "#app/domain/model/comment.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, asc, count, desc, eq, gte, sql } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { messages, accounts } from "../schema/index.ts";

type About = { kind: CommentSubject; id: string };
const isAbout = (about: About) => and(eq(messages.subjectKind, about.kind), eq(messages.subjectId, about.id));

/** What was written about something, oldest first. Who wrote is for coordinators. */
export function listComments(db: Database, about: About) {
  return db
    .select({
      id: messages.id,
      side: messages.side,
      text: messages.text,
      at: messages.at,
      email: accounts.email,
    })
    .from(messages)
    .leftJoin(accounts, eq(accounts.id, messages.accountId))
    .where(isAbout(about))
    .orderBy(asc(messages.at), asc(sql`${messages}.rowid`))
    .all();
}

export function findComment(db: Database, messageId: string) {
  return db.select().from(messages).where(eq(messages.id, messageId)).get() ?? null;
}

export function insertComment(tx: Database, message: typeof messages.$inferInsert): void {
  tx.insert(messages).values(message).run();
}

export function countComments(db: Database, about: About, side: CommentSide, since: Instant): number {
  const found = db
    .select({ count: count() })
    .from(messages)
    .where(and(isAbout(about), eq(messages.side, side), gte(messages.at, since)))
    .get();
  return found?.count ?? 0;
}

/** Who of the coordinators wrote last. */
export function findLastWriter(db: Database, about: About): string | null {
  const last = db
    .select({ accountId: messages.accountId })
    .from(messages)
    .where(and(isAbout(about), eq(messages.side, "coordinator")))
    .orderBy(desc(messages.at), desc(sql`${messages}.rowid`))
    .limit(1)
    .get();
  return last?.accountId ?? null;
}
