import type { Actor } from "#app/domain/context.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import type { Database } from "../client.server.ts";
import { and, asc, count, desc, eq, gte, lt } from "drizzle-orm";
import { auditEntries, accounts } from "../schema/index.ts";

type AuditSubject =
  | "mail"
  | "contacts"
  | "organiser-message"
  | "event"
  | "organisation"
  | "coordinator"
  | "person"
  | "city"
  | "import"
  | "edition"
  | "instance"
  | "language"
  | "place"
  | "reason"
  | "synonym"
  | "term";

/** Stored names of the kinds of actor, which old entries already have. */
const storedActors = { anonymous: "system", operator: "operator", account: "person" } as const;

/**
 * Write an entry of the audit log in the transaction of the change. Give field names only, never their contents: no
 * place, contact, nickname or token may be in the log.
 */
export function recordAudit(
  tx: Database,
  who: { actor: Actor; now: Instant },
  entry: {
    action: string;
    subjectKind: AuditSubject;
    subjectId: string;
    cityId?: string;
    fields?: readonly string[];
    oldState?: string;
    newState?: string;
    /** Why data was taken out, without addresses. */
    reason?: string;
  },
): void {
  const { actor, now } = who;
  tx.insert(auditEntries)
    .values({
      at: now,
      actor: storedActors[actor.kind],
      accountId: actor.kind === "account" ? actor.accountId : null,
      action: entry.action,
      subjectKind: entry.subjectKind,
      subjectId: entry.subjectId,
      cityId: entry.cityId ?? null,
      fields: [...(entry.fields ?? [])],
      oldState: entry.oldState ?? null,
      newState: entry.newState ?? null,
      reason: entry.reason ?? null,
    })
    .run();
}

/** Count the entries of an action on an organisation since a moment. Actions that were undone count too. */
export function countAudits(
  db: Database,
  { action, subjectId, since }: { action: string; subjectId: string; since: Instant },
): number {
  const found = db
    .select({ count: count() })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.subjectKind, "organisation"),
        eq(auditEntries.subjectId, subjectId),
        eq(auditEntries.action, action),
        gte(auditEntries.at, since),
      ),
    )
    .get();
  return found?.count ?? 0;
}

/** List audit log entries, newest first, with the actor's address while the account exists. */
export function listAudit(
  db: Database,
  query: {
    action: string | null;
    accountId: string | null;
    subjectId: string | null;
    from: Instant | null;
    until: Instant | null;
    /** Only entries with a smaller id than this; null: from the newest. */
    before: number | null;
    limit: number;
  },
) {
  return db
    .select({
      id: auditEntries.id,
      at: auditEntries.at,
      actor: auditEntries.actor,
      accountId: auditEntries.accountId,
      email: accounts.email,
      action: auditEntries.action,
      subjectKind: auditEntries.subjectKind,
      subjectId: auditEntries.subjectId,
      fields: auditEntries.fields,
      oldState: auditEntries.oldState,
      newState: auditEntries.newState,
      reason: auditEntries.reason,
    })
    .from(auditEntries)
    .leftJoin(accounts, eq(accounts.id, auditEntries.accountId))
    .where(
      and(
        query.action === null ? undefined : eq(auditEntries.action, query.action),
        query.accountId === null ? undefined : eq(auditEntries.accountId, query.accountId),
        query.subjectId === null ? undefined : eq(auditEntries.subjectId, query.subjectId),
        query.from === null ? undefined : gte(auditEntries.at, query.from),
        query.until === null ? undefined : lt(auditEntries.at, query.until),
        query.before === null ? undefined : lt(auditEntries.id, query.before),
      ),
    )
    .orderBy(desc(auditEntries.id))
    .limit(query.limit)
    .all();
}
export type AuditRow = ReturnType<typeof listAudit>[number];

export const listAuditActions = (db: Database): string[] =>
  db
    .selectDistinct({ action: auditEntries.action })
    .from(auditEntries)
    .orderBy(asc(auditEntries.action))
    .all()
    .map((row) => row.action);
