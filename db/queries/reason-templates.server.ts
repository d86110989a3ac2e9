import type { Language } from "#app/domain/languages/language.ts";
import type { ReasonTemplateKind } from "#app/domain/model/decision.ts";
import { and, asc, eq, max } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { reasonTemplates, reasonTemplateTexts } from "../schema/index.ts";

type Key = { kind: ReasonTemplateKind; code: string };
const isOne = ({ kind, code }: Key) => and(eq(reasonTemplateTexts.kind, kind), eq(reasonTemplateTexts.code, code));

/**
 * List the reason templates in one language, in the order they are offered. Templates without a text in it are left
 * out.
 */
export function listReasonTemplates(db: Database, language: Language) {
  return db
    .select({ kind: reasonTemplates.kind, code: reasonTemplates.code, text: reasonTemplateTexts.text })
    .from(reasonTemplates)
    .innerJoin(
      reasonTemplateTexts,
      and(eq(reasonTemplateTexts.kind, reasonTemplates.kind), eq(reasonTemplateTexts.code, reasonTemplates.code)),
    )
    .where(eq(reasonTemplateTexts.language, language))
    .orderBy(asc(reasonTemplates.kind), asc(reasonTemplates.position), asc(reasonTemplates.code))
    .all();
}

export function readReasonTemplate(db: Database, key: Key): Partial<Record<Language, string>> {
  const rows = db.select().from(reasonTemplateTexts).where(isOne(key)).all();
  return Object.fromEntries(rows.map((row) => [row.language, row.text]));
}

/** Add a missing reason template. An existing one keeps its texts, edited and deleted ones included. */
export function ensureReasonTemplate(
  tx: Database,
  reason: Key & { position: number; texts: Readonly<Record<Language, string>> },
): void {
  const { kind, code, position, texts } = reason;
  const made = tx.insert(reasonTemplates).values({ kind, code, position }).onConflictDoNothing().run().changes;
  if (made === 0) return;
  for (const [language, text] of Object.entries(texts) as [Language, string][]) {
    tx.insert(reasonTemplateTexts).values({ kind, code, language, text }).onConflictDoNothing().run();
  }
}

export function setReasonTemplate(tx: Database, key: Key, texts: Partial<Record<Language, string>>): void {
  const last = tx
    .select({ position: max(reasonTemplates.position) })
    .from(reasonTemplates)
    .where(eq(reasonTemplates.kind, key.kind))
    .get();
  tx.insert(reasonTemplates)
    .values({ ...key, position: (last?.position ?? -1) + 1 })
    .onConflictDoNothing()
    .run();
  tx.delete(reasonTemplateTexts).where(isOne(key)).run();
  for (const [language, text] of Object.entries(texts) as [Language, string][]) {
    tx.insert(reasonTemplateTexts)
      .values({ ...key, language, text })
      .run();
  }
}

/** List the keys of the reason templates that have a text in any language, in the order they are offered. */
export function listReasonTemplateKeys(db: Database): Key[] {
  return db
    .selectDistinct({ kind: reasonTemplates.kind, code: reasonTemplates.code, position: reasonTemplates.position })
    .from(reasonTemplates)
    .innerJoin(
      reasonTemplateTexts,
      and(eq(reasonTemplateTexts.kind, reasonTemplates.kind), eq(reasonTemplateTexts.code, reasonTemplates.code)),
    )
    .orderBy(asc(reasonTemplates.kind), asc(reasonTemplates.position), asc(reasonTemplates.code))
    .all()
    .map(({ kind, code }) => ({ kind, code }));
}
