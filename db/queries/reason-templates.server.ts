import type { Language } from "#app/domain/languages/language.ts";
import type { ReasonKind } from "#app/domain/model/decision.ts";
import { and, asc, eq, max } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { readyReasons, readyReasonTexts } from "../schema/index.ts";

type Key = { kind: ReasonKind; code: string };
const isOne = ({ kind, code }: Key) => and(eq(readyReasonTexts.kind, kind), eq(readyReasonTexts.code, code));

/** Reasons in one language, in the order they are offered. One that has no words in it is left out. */
export function listReadyReasons(db: Database, language: Language) {
  return db
    .select({ kind: readyReasons.kind, code: readyReasons.code, text: readyReasonTexts.text })
    .from(readyReasons)
    .innerJoin(
      readyReasonTexts,
      and(eq(readyReasonTexts.kind, readyReasons.kind), eq(readyReasonTexts.code, readyReasons.code)),
    )
    .where(eq(readyReasonTexts.language, language))
    .orderBy(asc(readyReasons.kind), asc(readyReasons.position), asc(readyReasons.code))
    .all();
}

/** One of them in every language it has. */
export function readReadyReason(db: Database, key: Key): Partial<Record<Language, string>> {
  const rows = db.select().from(readyReasonTexts).where(isOne(key)).all();
  return Object.fromEntries(rows.map((row) => [row.language, row.text]));
}

/** Adds what is missing; words that were edited here stay, and so does what was taken away once all were there. */
export function ensureReadyReason(
  tx: Database,
  reason: Key & { position: number; texts: Readonly<Record<Language, string>> },
): void {
  const { kind, code, position, texts } = reason;
  const made = tx.insert(readyReasons).values({ kind, code, position }).onConflictDoNothing().run().changes;
  if (made === 0) return;
  for (const [language, text] of Object.entries(texts) as [Language, string][]) {
    tx.insert(readyReasonTexts).values({ kind, code, language, text }).onConflictDoNothing().run();
  }
}

export function setReadyReason(tx: Database, key: Key, texts: Partial<Record<Language, string>>): void {
  const last = tx
    .select({ position: max(readyReasons.position) })
    .from(readyReasons)
    .where(eq(readyReasons.kind, key.kind))
    .get();
  tx.insert(readyReasons)
    .values({ ...key, position: (last?.position ?? -1) + 1 })
    .onConflictDoNothing()
    .run();
  tx.delete(readyReasonTexts).where(isOne(key)).run();
  for (const [language, text] of Object.entries(texts) as [Language, string][]) {
    tx.insert(readyReasonTexts)
      .values({ ...key, language, text })
      .run();
  }
}

/** Those that have words in some language, in the order they are offered. */
export function listReadyReasonKeys(db: Database): Key[] {
  return db
    .selectDistinct({ kind: readyReasons.kind, code: readyReasons.code, position: readyReasons.position })
    .from(readyReasons)
    .innerJoin(
      readyReasonTexts,
      and(eq(readyReasonTexts.kind, readyReasons.kind), eq(readyReasonTexts.code, readyReasons.code)),
    )
    .orderBy(asc(readyReasons.kind), asc(readyReasons.position), asc(readyReasons.code))
    .all()
    .map(({ kind, code }) => ({ kind, code }));
}
