import { listSynonyms } from "#app/domain/vocabulary/list-synonyms.server.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { createApp, type TestApp } from "../support/app.ts";
import { contextFor, makeCoordinator, makeEvent, makeOrganisation } from "../support/factories.ts";

let app: TestApp;
let office: ReturnType<typeof makeCoordinator>;
let cookie: string;
beforeEach(async () => {
  app = await createApp();
  office = makeCoordinator(app.db, { kind: "network", code: "" });
  cookie = await app.signIn(office.email);
});
const lists = "/fr/coordinate/secretariat/lists";
const see = async (path: string, own = cookie) => (await app.ask(path, { headers: { Cookie: own } })).text();
const mainOf = (html: string) => html.slice(html.indexOf("<main"), html.indexOf("</main>"));
const inFive = (text: string) =>
  Object.fromEntries(["en", "fr", "es", "pt", "ar"].map((language) => [`labels.${language}`, `${text} ${language}`]));

describe("the lists of the secretariat", () => {
  it("name each entry with its code, its events, and the languages without a name", async () => {
    makeEvent(app.db, { title: "Noite", themes: ["solidarity"] });
    expect(mainOf(await see(lists))).toContain(`href="${lists}/theme"`);
    const add = { intent: "add", code: "open_house", "labels.fr": "Porte ouverte" };
    const added = await app.post(`${lists}/theme`, add, cookie);
    expect([added.status, added.headers.get("location")]).toEqual([303, `${lists}/theme#open_house`]);
    const html = mainOf(await see(`${lists}/theme`));
    expect(html).toMatch(/solidarity<\/code> · (?:<!-- -->)*1 événement/);
    expect(html).toMatch(/Langues sans nom\s: anglais, espagnol, portugais, arabe\. On y voit «\sPorte ouverte\s»/);
  });

  it("come back with all faults and everything that was typed", async () => {
    const typed = { intent: "add", code: "Open House", "labels.fr": "Solidarité", "labels.ar": "باب" };
    const answer = await app.post(`${lists}/theme`, typed, cookie);
    const html = mainOf(await answer.text());
    expect(answer.status).toBe(400);
    for (const text of ["Open House", "باب"]) expect(html).toContain(`value="${text}"`);
    expect(html).toContain("Écrivez de 2 à 40 minuscules");
    const taken = await app.post(`${lists}/theme`, { ...typed, code: "open_house" }, cookie);
    expect(mainOf(await taken.text())).toMatch(/porte déjà ce nom\s: solidarity/);
    const words = await app.post(`${lists}/synonyms/pt`, { words: "só <b>isto</b>" }, cookie);
    const shown = mainOf(await words.text());
    expect([words.status, shown.includes("só &lt;b&gt;isto&lt;/b&gt;")]).toEqual([400, true]);
    expect(shown).toContain("Écrivez au moins deux mots");
  });

  it("rename a theme for every page, the form and the filters, whatever was kept in memory", async () => {
    const { slug } = makeEvent(app.db, { title: "Noite", themes: ["solidarity"] });
    const renamed = await app.post(`${lists}/theme/solidarity`, { intent: "rename", ...inFive("Entraide") }, cookie);
    expect(renamed.status).toBe(303);
    const ours = await app.signIn(makeOrganisation(app.db).email);
    expect(await see("/fr/organise/events/new", ours)).toBeDefined();
    for (const [path, name] of [
      [`/fr/events/${slug}`, "Entraide fr"],
      ["/ar/programme", "Entraide ar"],
      ["/pt/themes/solidarity", "Entraide pt"],
      ["/en", "Entraide en"],
      [`/events/${slug}.ics`, "Entraide"],
    ] as const) {
      expect([path, (await see(path, "")).includes(name)]).toEqual([path, true]);
    }
  });

  it("stop offering a theme on the home page and in the filters, and offer it again", async () => {
    makeEvent(app.db, { title: "Noite", themes: ["solidarity"] });
    const offers = async () => [
      (await see("/fr", "")).includes('href="/fr/themes/solidarity"'),
      (await see("/fr/programme", "")).includes('value="solidarity"'),
      (await see("/sitemap.xml", "")).includes("/fr/themes/solidarity"),
    ];
    const press = (intent: string) => app.post(`${lists}/theme/solidarity`, { intent }, cookie);
    await press("retire");
    expect(await offers()).toEqual([false, false, false]);
    expect((await app.ask("/fr/themes/solidarity")).status).toBe(200);
    expect(await see("/fr/programme?theme=solidarity", "")).toContain("Noite");
    expect(mainOf(await see(`${lists}/theme/solidarity`))).toContain("Le proposer de nouveau");
    await press("restore");
    expect(await offers()).toEqual([true, true, true]);
  });

  it("give the language that a typed name means to its events, or show the name no longer", async () => {
    const { slug } = makeEvent(app.db, { title: "Noite", otherLanguage: "Ólof" });
    makeEvent(app.db, { title: "Tarde", otherLanguage: "olof" });
    makeEvent(app.db, { title: "Manhã", otherLanguage: "I" });
    expect(await see(`/fr/events/${slug}`, "")).toContain("Ólof");
    expect(mainOf(await see(lists))).toContain(`href="${lists}/languages"`);
    const typed = `${lists}/languages`;
    const html = mainOf(await see(typed));
    expect(html).toMatch(/<bdi>olof<\/bdi>.*?<bdi>Ólof<\/bdi>.*?2 événements/s);
    const refused = await app.post(typed, { intent: "adopt", name: "olof", language: "Quenya" }, cookie);
    expect(refused.status).toBe(400);
    expect(mainOf(await refused.text())).toContain('value="Quenya"');
    expect(await see("/fr/programme?language=wo", "")).not.toContain("Noite");
    const adopted = await app.post(typed, { intent: "adopt", name: "olof", language: "Wolof" }, cookie);
    expect([adopted.status, adopted.headers.get("location")]).toEqual([303, typed]);
    for (const title of ["Noite", "Tarde"]) expect(await see("/fr/programme?language=wo", "")).toContain(title);
    expect(await see(`/fr/events/${slug}`, "")).not.toContain("Ólof");
    expect((await app.post(typed, { intent: "dismiss", name: "i" }, cookie)).status).toBe(303);
    expect(mainOf(await see(typed))).toContain("Il n’y a pas de nom saisi");
    expect((await app.post(typed, { intent: "dismiss", name: "i" }, cookie)).status).toBe(404);
    for (const odd of [{}, { intent: "x" }, { intent: "adopt" }, { intent: "adopt", name: "i" }, { intent: "dismiss" }])
      expect((await app.post(typed, odd as Record<string, string>, cookie)).status).toBe(400);
  });

  it("keep the order that the secretariat gives them", async () => {
    const order = async () =>
      [...mainOf(await see(`${lists}/theme`)).matchAll(/<li id="(\w+)"/g)].map(([, code]) => code);
    const [first = "", second = ""] = await order();
    await app.post(`${lists}/theme`, { intent: "earlier", code: second }, cookie);
    expect((await order()).slice(0, 2)).toEqual([second, first]);
  });

  it("change and remove a line of synonyms", async () => {
    makeEvent(app.db, { title: "Mutirão da horta" });
    const add = await app.post(`${lists}/synonyms/pt`, { words: "mutirão, convívio" }, cookie);
    const id = /#line-(\d+)$/.exec(add.headers.get("location") ?? "")?.[1];
    expect(await see("/pt/programme?q=conv%C3%ADvio", "")).toContain("Mutirão da horta");
    const line = `${lists}/synonyms/pt/${id}`;
    expect(mainOf(await see(line))).toContain("mutirão, convívio");
    await app.post(line, { intent: "change", words: "mutirão, ajuri" }, cookie);
    expect(await see("/pt/programme?q=ajuri", "")).toContain("Mutirão da horta");
    expect((await app.post(line, { intent: "remove" }, cookie)).status).toBe(303);
    expect((await app.post(line, { intent: "remove" }, cookie)).status).toBe(404);
    const lines = listSynonyms(contextFor(app.db, { actor: office.actor }), "pt").lines;
    expect(lines.filter(({ words }) => words.includes("mutirão"))).toEqual([]);
  });

  it("are not there for others, for other lists, and for forms that nobody sends", async () => {
    const other = await app.signIn(makeCoordinator(app.db, { kind: "country", code: "PT" }).email);
    for (const path of ["", "/theme", "/theme/solidarity", "/languages", "/synonyms/pt", "/synonyms/pt/1"]) {
      expect([path, (await app.ask(lists + path, { headers: { Cookie: other } })).status]).toEqual([path, 404]);
    }
    for (const odd of [
      "inclusion",
      "nothing",
      "__proto__",
      "synonyms",
      "synonyms/xx",
      "theme/nothing",
      "theme/toString",
    ])
      for (const form of [{ intent: "add" }, { words: "x" }, {}])
        expect([odd, (await app.post(`${lists}/${odd}`, form, cookie)).status]).toEqual([odd, 404]);
    for (const line of ["0", "-1", "x", "9".repeat(30)])
      expect((await app.post(`${lists}/synonyms/pt/${line}`, { intent: "remove" }, cookie)).status).toBe(404);
  });

  it("refuse forms that nobody sends", async () => {
    const odd: Record<string, string>[] = [
      {},
      { intent: "x" },
      { intent: "add" },
      { intent: "earlier" },
      { intent: "later", code: "__proto__" },
    ];
    for (const form of odd) expect((await app.post(`${lists}/theme`, form, cookie)).status).toBe(400);
    expect((await app.post(`${lists}/theme`, { intent: "later", code: "nothing" }, cookie)).status).toBe(404);
    for (const form of odd) expect((await app.post(`${lists}/theme/solidarity`, form, cookie)).status).toBe(400);
  });
});
