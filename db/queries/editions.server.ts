import type { Language } from "#app/domain/languages/language.ts";
import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { editions, editionTexts } from "../schema/index.ts";

/** The edition pages speak of when none is named: the latest that is not a draft or archived. */
export function findCurrentEdition(db: Database, language: Language) {
  return (
    db
      .select({
        id: editions.id,
        code: editions.code,
        state: editions.state,
        startsOn: editions.startsOn,
        endsOn: editions.endsOn,
        submitUntil: editions.submitUntil,
        fictitious: editions.fictitious,
        name: sql<string>`coalesce(${editionTexts.name}, ${editions.code})`,
      })
      .from(editions)
      .leftJoin(editionTexts, and(eq(editionTexts.editionId, editions.id), eq(editionTexts.language, language)))
      .where(inArray(editions.state, ["open", "closed"]))
      .orderBy(desc(editions.startsOn))
      .limit(1)
      .get() ?? null
  );
}

/** The edition of an event; the foreign key says that it is there. */
export function getEdition(db: Database, editionId: string) {
  const edition = db.select().from(editions).where(eq(editions.id, editionId)).get();
  if (!edition) throw new Error("no such edition");
  return edition;
}

export function isEditionCode(db: Database, code: string): boolean {
  return (
    db
      .select({ id: editions.id })
      .from(editions)
      .where(and(eq(editions.code, code), inArray(editions.state, ["open", "closed", "archived"])))
      .get() !== undefined
  );
}

export function insertEdition(
  tx: Database,
  edition: typeof editions.$inferInsert,
  names: Readonly<Record<Language, string>>,
): void {
  tx.insert(editions).values(edition).run();
  for (const [language, name] of Object.entries(names) as [Language, string][]) {
    tx.insert(editionTexts).values({ editionId: edition.id, language, name }).run();
  }
}
