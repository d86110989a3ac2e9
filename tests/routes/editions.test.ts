import { languages } from "#app/domain/languages/language.ts";
import { listEditions } from "#db/queries/editions.server.ts";
import { beforeEach, expect, it } from "vitest";
import { createApp, type TestApp } from "../support/app.ts";
import { makeCoordinator } from "../support/factories.ts";

let app: TestApp;
let secretariat: string;
beforeEach(async () => {
  app = await createApp();
  secretariat = await app.signIn(makeCoordinator(app.db, { kind: "network", code: "" }).email);
});
const page = "/fr/coordinate/secretariat/editions";
const names = { en: "Welcome 2027", fr: "Accueil 2027", es: "Acogida 2027", pt: "", ar: "ترحيب 2027" };
const typed = {
  intent: "save",
  editionId: "",
  code: "Semaine 2027!",
  state: "draft",
  startsOn: "24/12/2027",
  endsOn: "02/01/2027",
  submitUntil: "20/12/2027",
  ...Object.fromEntries(languages.map((language) => [`names.${language}`, names[language]])),
};
const send = (change: Record<string, string> = {}) => app.post(page, { ...typed, ...change }, secretariat);
const inputs = (html: string): string => html.slice(html.indexOf('id="edition-new"'));
const typedIn = (html: string, name: string): string | undefined =>
  new RegExp(`<input[^>]* name="${name.replace(".", "\\.")}"[^>]* value="([^"]*)"`).exec(inputs(html))?.[1];

it("a refused edition keeps all that was typed, and has every fault at once, at its field", async () => {
  const answer = await send();
  const html = await answer.text();
  expect(answer.status).toBe(400);
  for (const [name, value] of Object.entries(typed).filter(
    ([name]) => !["intent", "editionId", "state"].includes(name),
  ))
    expect([name, typedIn(html, name) ?? ""]).toEqual([name, value]);
  const faults = [...inputs(html).matchAll(/<p class="fault" id="edition-new-(\w+)-error"/g)].map(([, at]) => at);
  expect(faults).toEqual(["code", "endsOn"]);
  expect(html).toContain("24 décembre 2027");
  expect(listEditions(app.db)).toHaveLength(1);
});

const pressed = { takeCode: "semaine-2027", refusedCode: typed.code };

it("a proposed code is taken by its button, which enters nothing yet", async () => {
  const html = await (await send()).text();
  expect(html).toMatch(/<button[^>]* name="takeCode" value="semaine-2027"/);
  const taken = await send({ ...pressed, endsOn: "2028-01-02" });
  const again = await taken.text();
  expect([taken.status, typedIn(again, "code"), typedIn(again, "names.fr")]).toEqual([
    200,
    "semaine-2027",
    "Accueil 2027",
  ]);
  expect(again).not.toContain('class="fault"');
  expect(listEditions(app.db)).toHaveLength(1);
});

it("the Enter key, which presses that button too, leaves a code that was mended by hand", async () => {
  expect((await send({ ...pressed, code: "accueil-2027", endsOn: "2028-01-02" })).status).toBe(303);
  expect(listEditions(app.db).map(({ code }) => code)).toContain("accueil-2027");
});

it("a code that another edition has gets the next free one proposed", async () => {
  const html = await (await send({ code: listEditions(app.db)[0]?.code ?? "", endsOn: "2028-01-02" })).text();
  expect(html).toMatch(/name="takeCode" value="[a-z0-9-]+-2"/);
});

it("an edition is entered with the names there are: the others are named, and its days and state are on its card", async () => {
  const answer = await send({ code: "semaine-2027", endsOn: "2028-01-02" });
  expect(answer.status).toBe(303);
  const html = await (await app.ask(answer.headers.get("location") ?? "", { headers: { Cookie: secretariat } })).text();
  const card = html.slice(html.indexOf("<main"), html.indexOf("<form", html.indexOf("<main")));
  expect(card).toContain("Accueil 2027");
  expect(card).toContain("2 janvier 2028");
  expect(card).toContain("20 décembre 2027");
  expect(card).toContain("Português");
  expect(card).toMatch(/préparation/);
  const inPortuguese = await app.ask(page.replace("/fr/", "/pt/"), { headers: { Cookie: secretariat } });
  expect(await inPortuguese.text()).toMatch(/<h2[^>]*><bdi>Welcome 2027/);
});

it("odd input is refused, never an error", async () => {
  for (const change of [
    { takeCode: "x".repeat(5000) },
    { takeCode: "" },
    { "names.en": "x".repeat(90_000) },
    { startsOn: "\0" },
  ])
    expect((await send(change)).status).toBe(400);
});
