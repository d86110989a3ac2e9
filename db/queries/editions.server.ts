import { type Language, languages } from "#app/domain/languages/language.ts";
import { and, asc, desc, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import { type Database, prepared, type Writable } from "../client.server.ts";
import { cities, editionCities, editions, editionTexts, events } from "../schema/index.ts";

/** Find the edition that pages show when none is named: the latest one that is open or closed. */
export const findCurrentEdition = (db: Database, language: Language) => currentEdition(db).get({ language }) ?? null;

/** Position of a language in the order in which a missing name falls back to another one. */
const fallbackOrder = sql.raw(
  `case language ${languages.map((language, index) => `when '${language}' then ${index}`).join(" ")} end`,
);
const firstName = sql<string>`(select name from edition_text where edition_id = ${editions.id} order by ${fallbackOrder} limit 1)`;

const currentEdition = prepared((db) =>
  db
    .select({
      id: editions.id,
      code: editions.code,
      state: editions.state,
      startsOn: editions.startsOn,
      endsOn: editions.endsOn,
      submitUntil: editions.submitUntil,
      fictitious: editions.fictitious,
      name: sql<string>`coalesce(${editionTexts.name}, ${firstName}, ${editions.code})`,
    })
    .from(editions)
    .leftJoin(
      editionTexts,
      and(eq(editionTexts.editionId, editions.id), eq(editionTexts.language, sql.placeholder("language"))),
    )
    .where(inArray(editions.state, ["open", "closed"]))
    .orderBy(desc(editions.startsOn))
    .limit(1)
    .prepare(),
);

export function getEdition(db: Database, editionId: string) {
  const edition = db.select().from(editions).where(eq(editions.id, editionId)).get();
  if (!edition) throw new Error("no such edition");
  return edition;
}

/** Find the first and last day of an edition by its code. */
export const findDaysOfEdition = (db: Database, code: string) =>
  db
    .select({ startsOn: editions.startsOn, endsOn: editions.endsOn })
    .from(editions)
    .where(eq(editions.code, code))
    .get() ?? null;

export function isEditionCode(db: Database, code: string): boolean {
  return (
    db
      .select({ id: editions.id })
      .from(editions)
      .where(and(eq(editions.code, code), inArray(editions.state, ["open", "closed", "archived"])))
      .get() !== undefined
  );
}

type Names = Readonly<Partial<Record<Language, string | null>>>;

export function insertEdition(tx: Writable, edition: typeof editions.$inferInsert, names: Names): void {
  tx.insert(editions).values(edition).run();
  setNames(tx, edition.id, names);
}

/** Replace all names of an edition; a language without one falls back to another. */
function setNames(tx: Writable, editionId: string, names: Names): void {
  tx.delete(editionTexts).where(eq(editionTexts.editionId, editionId)).run();
  for (const [language, name] of Object.entries(names) as [Language, string | null][]) {
    if (name) tx.insert(editionTexts).values({ editionId, language, name }).run();
  }
}

/** List all editions, newest first, with their names by language. */
export function listEditions(db: Database) {
  const names = db.select().from(editionTexts).all();
  return db
    .select()
    .from(editions)
    .orderBy(desc(editions.startsOn), desc(editions.createdAt))
    .all()
    .map((edition) => ({
      ...edition,
      names: Object.fromEntries(
        names.filter((name) => name.editionId === edition.id).map((name) => [name.language, name.name]),
      ) as Partial<Record<Language, string>>,
    }));
}

export function findEdition(db: Database, editionId: string) {
  return db.select().from(editions).where(eq(editions.id, editionId)).get() ?? null;
}

export function editionCodeIsTaken(db: Database, code: string, exceptId: string): boolean {
  return (
    db
      .select({ id: editions.id })
      .from(editions)
      .where(and(eq(editions.code, code), ne(editions.id, exceptId)))
      .get() !== undefined
  );
}

export function updateEdition(
  tx: Writable,
  editionId: string,
  change: Partial<typeof editions.$inferInsert>,
  names: Names,
): void {
  tx.update(editions).set(change).where(eq(editions.id, editionId)).run();
  setNames(tx, editionId, names);
}

export function findCityWindow(db: Database, editionId: string, cityId: string) {
  return (
    db
      .select()
      .from(editionCities)
      .where(and(eq(editionCities.editionId, editionId), eq(editionCities.cityId, cityId)))
      .get() ?? null
  );
}

export function listCityWindows(db: Database, editionId: string) {
  return db
    .select({ window: editionCities, cityName: cities.name, countryCode: cities.countryCode })
    .from(editionCities)
    .innerJoin(cities, eq(cities.id, editionCities.cityId))
    .where(eq(editionCities.editionId, editionId))
    .orderBy(asc(cities.name))
    .all()
    .map(({ window, ...city }) => ({ ...window, ...city }));
}

export function setCityWindow(tx: Database, window: typeof editionCities.$inferInsert): void {
  const { editionId: _editionId, cityId: _cityId, ...set } = window;
  tx.insert(editionCities)
    .values(window)
    .onConflictDoUpdate({ target: [editionCities.editionId, editionCities.cityId], set })
    .run();
}

export function deleteCityWindow(tx: Database, editionId: string, cityId: string): void {
  tx.delete(editionCities)
    .where(and(eq(editionCities.editionId, editionId), eq(editionCities.cityId, cityId)))
    .run();
}

/** Move the drafts of one edition to another. @returns the number of events */
export function moveDrafts(tx: Database, fromId: string, toId: string): number {
  return tx
    .update(events)
    .set({ editionId: toId })
    .where(and(eq(events.editionId, fromId), eq(events.review, "draft"), isNull(events.approvedAt)))
    .run().changes;
}
