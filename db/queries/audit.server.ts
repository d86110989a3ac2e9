import type { Actor } from "#app/domain/context.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import type { Database } from "../client.server.ts";
import { and, count, eq, gte } from "drizzle-orm";
import { auditEntries } from "../schema/index.ts";

/**
 * Writes down a decision in the transaction that makes it. Names of fields only, never their contents: no place, no
 * contact, no nickname, no token ever stands here.
 */
export function recordAudit(
  tx: Database,
  who: { actor: Actor; now: Instant },
  entry: {
    action: string;
    subjectKind: "event" | "organisation" | "coordinator" | "person" | "city" | "import";
    subjectId: string;
    cityId?: string;
    fields?: readonly string[];
    oldState?: string;
    newState?: string;
  },
): void {
  const { actor, now } = who;
  tx.insert(auditEntries)
    .values({
      at: now,
      actor: actor.kind === "anonymous" ? "system" : actor.kind,
      personId: actor.kind === "person" ? actor.personId : null,
      action: entry.action,
      subjectKind: entry.subjectKind,
      subjectId: entry.subjectId,
      cityId: entry.cityId ?? null,
      fields: [...(entry.fields ?? [])],
      oldState: entry.oldState ?? null,
      newState: entry.newState ?? null,
    })
    .run();
}

/** How often something was done with a subject since a moment: what was taken back counts too. */
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
