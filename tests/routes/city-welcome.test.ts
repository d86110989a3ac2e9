import { beforeAll, describe, expect, it } from "vitest";
import { createApp, type TestApp } from "../support/app.ts";
import { cityId, makeCoordinator, makeOrganisation, openWeek } from "../support/factories.ts";

let app: TestApp;
let page: string;
let authority: string;
let coordinator: string;
beforeAll(async () => {
  app = await createApp({ db: openWeek() });
  const { organisationId, email } = makeOrganisation(app.db, { kind: "local_authority" });
  page = `/fr/organise/organisations/${organisationId}`;
  authority = await app.signIn(email);
  coordinator = await app.signIn(makeCoordinator(app.db, { kind: "country", code: "PT" }).email, { isUnlocked: true });
});

const see = async (path: string, cookie?: string) =>
  (await app.ask(path, cookie ? { headers: { Cookie: cookie } } : {})).text();

describe("the welcome of a city", () => {
  it("comes back with what was typed when it is too long", async () => {
    const long = "Bem-vindas ".repeat(20).trim();
    const response = await app.post(
      page,
      { intent: "welcome", "welcomes.pt": long, "welcomes.fr": "Bonjour." },
      authority,
    );
    expect(response.status).toBe(400);
    const html = await response.text();
    expect(html).toContain(`value="${long}"`);
    expect(html).toContain('value="Bonjour."');
    expect(html).toContain("Ne dépassez pas 200 caractères");
  });

  it("is written, refused only with a reason, approved, and shown to everybody", async () => {
    await app.post(page, { intent: "welcome", "welcomes.pt": "Lisboa abre a porta." }, authority);
    expect(await see(page, authority)).toContain("attend l’avis de la coordination");
    expect(await see("/fr/cities/lisboa")).not.toContain("Lisboa abre a porta.");
    expect(await see("/fr/coordinate", coordinator)).toContain("Mots d’accueil des villes");
    const subject = { cityId: cityId(app.db, "lisboa"), language: "pt", sentence: "Lisboa abre a porta." };
    const refused = await app.post(
      "/fr/coordinate/welcomes",
      { decision: "refuse", ...subject, reason: " " },
      coordinator,
    );
    expect(refused.status).toBe(400);
    // Enter in the reason must not press the first button: a text area keeps it.
    expect(await see("/fr/coordinate/welcomes", coordinator)).toMatch(/<textarea[^>]* name="reason"/);
    const done = await app.post("/fr/coordinate/welcomes", { decision: "approve", ...subject }, coordinator);
    expect([done.status, done.headers.get("location")]).toEqual([303, "/fr/coordinate/welcomes"]);
    expect(await see("/ar/cities/lisboa")).toContain('<bdi lang="pt" dir="ltr">Lisboa abre a porta.</bdi>');
    expect(await see("/fr/coordinate", coordinator)).not.toContain("Mots d’accueil des villes");
    const late = await app.post(
      "/fr/coordinate/welcomes",
      { decision: "refuse", ...subject, reason: "Não." },
      coordinator,
    );
    expect([late.status, await late.text()]).toEqual([409, expect.stringContaining('<blockquote dir="auto">Não.')]);
  });
});
