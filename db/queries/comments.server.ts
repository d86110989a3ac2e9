import type { CommentSide, CommentSubject } from "#app/domain/model/comment.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, asc, count, desc, eq, gte, sql } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { comments } from "../schema/index.ts";

type About = { kind: CommentSubject; id: string };
const isAbout = (about: About) => and(eq(comments.subjectKind, about.kind), eq(comments.subjectId, about.id));

/** List the comments of a thread, oldest first. The author is for coordinators only. */
export function listComments(db: Database, about: About) {
  return db
    .select({
      id: comments.id,
      side: comments.side,
      text: comments.text,
      at: comments.at,
      accountId: comments.accountId,
    })
    .from(comments)
    .where(isAbout(about))
    .orderBy(asc(comments.at), asc(sql`${comments}.rowid`))
    .all();
}

export function findComment(db: Database, messageId: string) {
  return db.select().from(comments).where(eq(comments.id, messageId)).get() ?? null;
}

export function insertComment(tx: Database, message: typeof comments.$inferInsert): void {
  tx.insert(comments).values(message).run();
}

export function countComments(db: Database, about: About, side: CommentSide, since: Instant): number {
  const found = db
    .select({ count: count() })
    .from(comments)
    .where(and(isAbout(about), eq(comments.side, side), gte(comments.at, since)))
    .get();
  return found?.count ?? 0;
}

/** Find the account of the coordinator who wrote last in a thread. */
export function findLastWriter(db: Database, about: About): string | null {
  const last = db
    .select({ accountId: comments.accountId })
    .from(comments)
    .where(and(isAbout(about), eq(comments.side, "coordinator")))
    .orderBy(desc(comments.at), desc(sql`${comments}.rowid`))
    .limit(1)
    .get();
  return last?.accountId ?? null;
}
