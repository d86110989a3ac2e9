import { listProgramme } from "#app/domain/programme/list-programme.server.ts";
import type { Language } from "#app/domain/languages/language.ts";
import { instantFrom } from "#app/domain/time/zoned-time.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoDatabase } from "../../support/database.ts";
import { contextFor } from "../../support/factories.ts";

let db: OpenDatabase;
beforeAll(() => {
  db = demoDatabase();
});
afterAll(() => db.$client.close());

const search = (language: Language, q: string) =>
  listProgramme(
    { ...contextFor(db, { language }), now: instantFrom("2026-11-29T12:00:00Z") },
    new URLSearchParams({ q }),
  );

/** Return what an event is, for the expectations below: its format, its offers, its languages and its city. */
function factsOf(slug: string): Set<string> {
  const read = (sql: string) => db.$client.prepare(sql).pluck().all(slug) as string[];
  return new Set([
    ...read("select format from event where slug = ?"),
    ...read("select theme from event_theme t join event e on e.id = t.event_id where slug = ?"),
    ...read("select code from event_inclusion i join event e on e.id = i.event_id where answer = 'yes' and slug = ?"),
    ...read("select code from event_language l join event e on e.id = l.event_id where slug = ?"),
    ...read("select c.slug from city c join event e on e.city_id = c.id where e.slug = ?"),
  ]);
}

/** Searches as people type them, and what the first result must be. */
const queries: readonly [Language, string, ...string[]][] = [
  // Labels of formats, themes and offers, in their own language and in others
  ["fr", "Permanence juridique", "legal_clinic"],
  ["fr", "Gratuit", "free"],
  ["fr", "Solidarité", "solidarity"],
  ["fr", "table ronde", "round_table"],
  ["fr", "accès sans marche", "step_free"],
  ["fr", "langue des signes", "sign_language"],
  ["en", "Legal help desk", "legal_clinic"],
  ["en", "free of charge", "free"],
  ["en", "walking tour", "walking_tour"],
  ["en", "Children welcome", "children_welcome"],
  ["es", "Asesoría jurídica", "legal_clinic"],
  ["es", "Mesa redonda", "round_table"],
  ["es", "Solidaridad", "solidarity"],
  ["pt", "Refeição partilhada", "community_meal"],
  ["pt", "Atendimento jurídico", "legal_clinic"],
  ["pt", "Gratuito", "free"],
  ["ar", "استشارة قانونية", "legal_clinic"],
  ["ar", "مجاني", "free"],
  ["ar", "التضامن", "solidarity"],
  ["ar", "وجبة مشتركة", "community_meal"],
  // Singular and plural
  ["fr", "films", "film_debate"],
  ["fr", "ateliers", "workshop"],
  ["fr", "concerts", "concert"],
  ["fr", "expositions", "exhibition"],
  ["en", "films", "film_debate"],
  ["en", "exhibitions", "exhibition"],
  ["en", "meals", "community_meal"],
  ["es", "conciertos", "concert"],
  ["es", "talleres", "workshop"],
  ["es", "exposiciones", "exhibition"],
  ["pt", "refeições", "community_meal"],
  ["pt", "oficinas", "workshop"],
  ["pt", "exposições", "exhibition"],
  ["ar", "أفلام", "film_debate"],
  ["ar", "معارض", "exhibition"],
  ["ar", "حفلات", "concert"],
  // Everyday words
  ["fr", "avocat", "legal_clinic"],
  ["fr", "papiers", "legal_clinic"],
  ["fr", "ciné", "film_debate"],
  ["fr", "foot", "sport"],
  ["fr", "lsf", "sign_language"],
  ["fr", "poussette", "children_welcome"],
  ["fr", "fauteuil roulant", "step_free"],
  ["fr", "manger avec des enfants", "community_meal"],
  ["en", "movie", "film_debate"],
  ["en", "potluck", "community_meal"],
  ["en", "soccer", "sport"],
  ["en", "wheelchair", "step_free"],
  ["en", "kids", "children_welcome"],
  ["es", "abogada", "legal_clinic"],
  ["es", "cine", "film_debate"],
  ["es", "silla de ruedas", "step_free"],
  ["pt", "advogado", "legal_clinic"],
  ["pt", "filme", "film_debate"],
  ["pt", "futebol", "sport"],
  ["pt", "cadeira de rodas", "step_free"],
  ["ar", "طعام", "community_meal"],
  ["ar", "سينما", "film_debate"],
  ["ar", "كرسي متحرك", "step_free"],
  // Several things at once, as a sentence too
  ["fr", "strasbourg arabe", "strasbourg", "ar"],
  ["en", "who speaks Arabic about papers in Strasbourg", "strasbourg", "ar", "legal_clinic"],
  ["en", "workshop in Dakar", "dakar", "workshop"],
  ["pt", "crianças em Lisboa", "lisboa", "children_welcome"],
  ["es", "música en Buenos Aires", "buenos-aires"],
  ["ar", "ورشة في تونس", "tunis", "workshop"],
];

describe("a search", () => {
  it.each(queries)("%s: %s", async (language, q, ...facts) => {
    const { cards } = await search(language, q);
    const [first] = cards;
    expect([q, [...factsOf(first?.slug ?? "")]]).toEqual([q, expect.arrayContaining(facts)]);
  });

  it.each([
    ["fr", "Lisbone", "Lisbonne"],
    ["fr", "Strasbuorg", "Strasbourg"],
    ["en", "exhibtion", "Exhibition"],
    ["en", "Dakr", "Dakar"],
    ["es", "conceirto", "Concierto"],
    ["pt", "exposisão", "Exposição"],
    ["ar", "سنيما", "سينما"],
  ] as const)("that finds nothing names what was meant, %s: %s", async (language, q, meant) => {
    const { total, respellings } = await search(language, q);
    expect(total).toBe(0);
    expect(respellings.map((respelling) => respelling.q)).toContain(meant);
    for (const { filter, count } of respellings) expect((await search(language, filter.q ?? "")).total).toBe(count);
  });

  it("names a city in the reader's language only", async () => {
    const { respellings } = await search("fr", "Lisbone");
    expect(respellings.map(({ q }) => q)).toEqual(["Lisbonne", "Lisboa"]);
  });

  it.each(["xyzzyplugh", "q", "ab", "12345"])("names nothing for %s", async (q) => {
    expect((await search("en", q)).respellings).toEqual([]);
  });
});
