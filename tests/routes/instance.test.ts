import type { InstanceSetting, SettingTexts } from "#app/domain/instance/instance-setting.ts";
import { saveInstanceSetting } from "#app/domain/instance/save-instance-setting.server.ts";
import { requestSignInCode } from "#app/domain/sign-in/request-sign-in-code.server.ts";
import { deliverOutbox } from "#app/jobs/deliver-outbox.server.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createApp, startServer, type TestApp } from "../support/app.ts";
import { contextFor, makeCoordinator } from "../support/factories.ts";
import { deliveryTo, openMailbox } from "../support/mailbox.ts";

let app: TestApp;
let office: ReturnType<typeof makeCoordinator>;
let cookie: string;
beforeEach(async () => {
  app = await createApp();
  office = makeCoordinator(app.db, { kind: "network", code: "" });
  cookie = await app.signIn(office.email);
});
const overview = "/fr/coordinate/secretariat/instance";
const see = async (path: string, own = cookie) => (await app.ask(path, { headers: { Cookie: own } })).text();
const write = (setting: InstanceSetting, texts: SettingTexts) =>
  saveInstanceSetting(contextFor(app.db, { actor: office.actor, now: app.clock.now() }), { setting, texts });
const mainOf = (html: string) => html.slice(html.indexOf("<main"), html.indexOf("</main>"));

describe("the page of the settings", () => {
  it("begins with what is missing, and leads to the next missing setting until nothing is missing", async () => {
    const html = mainOf(await see(overview));
    expect(html).toContain("Il manque 9 choses");
    expect(html).toContain(`href="${overview}/legal"`);
    expect((await app.post(`${overview}/legal`, { "texts.fr": "Mentions" }, cookie)).headers.get("location")).toBe(
      overview,
    );
    const next = mainOf(await see(overview));
    expect(next).toMatch(/Remplir la suivante\s: Responsable du traitement des données/);
    expect(next).toMatch(/Manque dans ces langues\s: anglais, espagnol, portugais, arabe/);
  });

  it("keeps what was typed where an address is none, and refuses other settings", async () => {
    const answer = await app.post(`${overview}/contact`, { "texts.zxx": "javascript:alert(1)" }, cookie);
    const html = await answer.text();
    expect([answer.status, html.includes('value="javascript:alert(1)"')]).toEqual([400, true]);
    expect(html).toContain("Écrivez une adresse e-mail");
    for (const odd of ["nothing", "__proto__", "toString", "%00"])
      expect([odd, (await app.post(`${overview}/${odd}`, { "texts.fr": "x" }, cookie)).status]).toEqual([odd, 404]);
    const other = await app.signIn(makeCoordinator(app.db, { kind: "country", code: "PT" }).email);
    expect((await app.post(`${overview}/legal`, { "texts.fr": "x" }, other)).status).toBe(404);
  });
});

it("what is written is shown as text, never as markup, in its language and with safe links only", async () => {
  write("operator", { fr: "Asso <b>Exemple</b>\n1 rue de l’Exemple" });
  write("legal", { fr: "Voir https://example.org/mentions et javascript:alert(1) <script>alert(1)</script>" });
  write("controller", { fr: "Mairie de Bourges" });
  const about = await see("/ar/about", "");
  expect(about).toContain("Asso &lt;b&gt;Exemple&lt;/b&gt;");
  expect(about).toContain('href="https://example.org/mentions"');
  expect(about).not.toContain('href="javascript:');
  expect(about).not.toContain("<script>alert");
  expect(about).toContain("هذا النص موجود بهذه اللغة فقط: الفرنسية");
  expect(about.slice(about.indexOf("<footer"))).toContain('href="/ar/about#legal"');
  expect(await see("/ar/what-we-keep", "")).toContain("Mairie de Bourges");
});

describe("security.txt", () => {
  it("is not there without a contact, and then names it with a day of expiry (RFC 9116)", async () => {
    expect((await app.ask("/.well-known/security.txt")).status).toBe(404);
    write("security", { zxx: "security@example.org" });
    const answer = await app.ask("/.well-known/security.txt");
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/plain; charset=utf-8"]);
    const lines = (await answer.text()).trim().split("\n");
    expect(lines.map((line) => line.split(": ")[0])).toEqual([
      "Contact",
      "Expires",
      "Preferred-Languages",
      "Canonical",
    ]);
    expect(lines[0]).toBe("Contact: mailto:security@example.org");
    const expires = Date.parse(lines[1]?.slice("Expires: ".length) ?? "");
    expect(expires - app.clock.now()).toBeGreaterThan(170 * 86_400_000);
    expect(expires - app.clock.now()).toBeLessThan(365 * 86_400_000);
  });
});

describe("a week of another name", () => {
  it("has it in pages, feeds, calendars and the description of the data, and in no place the usual one", async () => {
    write("week", { fr: "Festival des voisins" });
    for (const path of ["/fr", "/fr/about", "/en/subscribe", "/feed/fr.atom", "/api/openapi.json", overview]) {
      const text = await see(path);
      expect([path, text.includes("Festival des voisins")]).toEqual([path, true]);
      expect([path, /Welcome Week|Semaine de l’accueil/.test(text)]).toEqual([path, false]);
    }
  });

  it("signs its mail, with whoever runs it", async () => {
    write("week", { en: "Festival" });
    write("operator", { en: "Example Association\n1 Example Street" });
    write("contact", { zxx: "hello@example.org" });
    const mailbox = await openMailbox();
    requestSignInCode(contextFor(app.db, { now: app.clock.now(), language: "en" }), { email: office.email });
    await deliverOutbox(deliveryTo(mailbox, app));
    const text = mailbox.newestTo(office.email).parsed.text ?? "";
    await mailbox.close();
    expect(text.replaceAll(/\s+/g, " ")).toContain("used Festival.");
    expect(text).toContain("Example Association · hello@example.org");
    expect(text).not.toContain("Example Street");
  });
});

describe("a server that keeps pages in memory", () => {
  let server: Awaited<ReturnType<typeof startServer>>;
  let cached: TestApp;
  beforeAll(async () => {
    cached = await createApp();
    server = await startServer(cached);
  });
  afterAll(() => server.close());

  it("shows a new name at once", async () => {
    const page = async () => (await fetch(`${server.url}/fr/about`)).text();
    expect([await page(), await page()].every((html) => html.includes("Semaine de l’accueil"))).toBe(true);
    const { actor } = makeCoordinator(cached.db, { kind: "network", code: "" });
    const ctx = contextFor(cached.db, { actor, now: cached.clock.now() });
    saveInstanceSetting(ctx, { setting: "week", texts: { fr: "Fête des villes" } });
    expect(await page()).toContain("Fête des villes");
    const securityTxt = async () => (await fetch(`${server.url}/.well-known/security.txt`)).status;
    expect(await securityTxt()).toBe(404);
    saveInstanceSetting(ctx, { setting: "contact", texts: { zxx: "hello@example.org" } });
    expect(await securityTxt()).toBe(200);
  });
});
