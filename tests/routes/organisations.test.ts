import { minutes } from "#app/domain/time/zoned-time.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { createApp, type TestApp } from "../support/app.ts";
import { actorOf, cityId, makeCoordinator, makeEvent, makeOrganisation } from "../support/factories.ts";
import { everythingIn, invitationTo, join, mailedCode, newestCode } from "../support/registration.ts";

let app: TestApp;
let owner: ReturnType<typeof makeOrganisation>;
beforeEach(async () => {
  app = await createApp();
  owner = makeOrganisation(app.db, { name: "Maré" });
});
const form = (overrides: Record<string, string> = {}) => ({
  kind: "migrants_association",
  cityId: cityId(app.db, "lisboa"),
  countryCode: "",
  cityName: "",
  name: "Casa Nova",
  alias: "",
  proof: "https://casa.example",
  email: "new@example.org",
  ...overrides,
});
const cookieOf = (response: Response, name: string) =>
  (response.headers.getSetCookie().find((cookie) => cookie.startsWith(`${name}=`)) ?? "").split(";")[0] ?? "";
const see = async (path: string, cookie: string) => {
  const response = await app.ask(path, { headers: { Cookie: cookie } });
  return { status: response.status, html: await response.text(), location: response.headers.get("location") };
};
const signInBy = async (email: string, language = "en"): Promise<string> => {
  const asked = await app.post(`/${language}/sign-in`, { email });
  const path = asked.headers.get("location") ?? "";
  const redeemed = await app.post(path, { code: newestCode(app.db) }, cookieOf(asked, "__Host-ww_code"));
  return cookieOf(redeemed, "__Host-ww_session");
};
const codeTo = (email: string): string => {
  const row = app.db.$client.prepare("select id from sign_in_code where email = ? order by rowid desc").get(email);
  return mailedCode(app.db, (row as { id: string } | undefined)?.id ?? "") ?? "";
};
const organisationPage = (id = owner.organisationId, language = "en") => `/${language}/organise/organisations/${id}`;

describe("registering", () => {
  it("leads from the form to the code to the first event", async () => {
    const asked = await app.post("/fr/register", form());
    expect([asked.status, asked.headers.get("location")]).toEqual([303, "/fr/sign-in/code?for=register"]);
    const codeId = cookieOf(asked, "__Host-ww_code");
    expect((await see("/fr/sign-in/code?for=register", codeId)).html).toContain("Votre organisation est inscrite dès");
    const redeemed = await app.post("/fr/sign-in/code?for=register", { code: newestCode(app.db) }, codeId);
    const { organisationId } = actorOf(app.db, "new@example.org").memberships[0] ?? {};
    expect(redeemed.headers.get("location")).toBe(`${organisationPage(organisationId, "fr")}/first-event`);
    const page = await see(organisationPage(organisationId, "fr"), cookieOf(redeemed, "__Host-ww_session"));
    expect(page.html).toContain("La coordination doit encore la vérifier.");
    expect(page.html).toContain("new@example.org");
  });

  it("says that a city has a local authority already, keeps what was typed, and lets another one go on", async () => {
    makeOrganisation(app.db, { kind: "local_authority", name: "Câmara de Lisboa" });
    const typed = form({ kind: "local_authority", name: "Junta de Arroios" });
    const refused = await app.post("/en/register", typed);
    const html = await refused.text();
    expect(refused.status).toBe(400);
    expect(html).toContain("This city has a local authority here already: Câmara de Lisboa.");
    expect(html).toContain('value="Junta de Arroios"');
    expect(html).toContain('name="isSecondAuthority"');
    expect(html).toContain(`/en/organise/join/${cityId(app.db, "lisboa")}"`);
    expect((await app.post("/en/register", { ...typed, isSecondAuthority: "on" })).status).toBe(303);
  });

  it("asks a city's authority for an invitation, after saying which address its owners read", async () => {
    makeOrganisation(app.db, { kind: "local_authority", name: "Câmara de Lisboa" });
    const path = `/en/organise/join/${cityId(app.db, "lisboa")}`;
    const cookie = await app.signIn(owner.email);
    const page = await see(path, cookie);
    expect(page.html).toContain("Câmara de Lisboa");
    expect(page.html).toContain(owner.email);
    const asked = await app.post(path, { intent: "ask" }, cookie);
    expect([asked.status, asked.headers.get("location")]).toEqual([303, `${path}?asked=1`]);
    expect((await see(`${path}?asked=1`, cookie)).html).toContain("Your request is on its way.");
    expect((await app.post(path, { intent: "x" }, cookie)).status).toBe(400);
    expect((await see(path, "")).location).toContain("/en/sign-in?to=");
    expect((await see("/en/organise/join/nowhere", cookie)).status).toBe(404);
  });

  it("answers alike for an address that is known and one that is not", async () => {
    const answers = [];
    for (const email of [owner.email, "unknown@example.org"]) {
      const response = await app.post("/en/register", form({ email }));
      const code = await see("/en/sign-in/code?for=register", cookieOf(response, "__Host-ww_code"));
      answers.push([response.status, await response.text(), response.headers.get("location"), code.html]);
    }
    expect(answers[0]).toEqual(answers[1]);
    const signIns = [];
    for (const email of [owner.email, "unknown@example.org"]) {
      const response = await app.post("/en/sign-in", { email });
      signIns.push([response.status, await response.text(), response.headers.get("location")]);
    }
    expect(signIns[0]).toEqual(signIns[1]);
  });

  it("makes nothing public", async () => {
    const pages = ["/en", "/en/programme", "/calendar/en.ics", "/en/programme?organisation=casa-nova"];
    const texts = () => Promise.all(pages.map(async (page) => (await app.ask(page)).text()));
    const before = await texts();
    const cookie = await app.signIn(owner.email);
    expect(
      (await app.post("/en/register", form({ cityId: "", countryCode: "PT", cityName: "Tavira" }), cookie)).status,
    ).toBe(303);
    const after = (await texts()).join("");
    expect(after).toBe(before.join(""));
    expect(after).not.toMatch(/Casa Nova(?!%)|Tavira/);
  });

  it("asks somebody who is signed in for no address, and registers twice only once", async () => {
    const cookie = await app.signIn(owner.email);
    expect((await see("/en/register", cookie)).html).not.toContain('name="email"');
    expect((await app.ask("/en/register")).headers.get("cache-control")).toBe("private, no-store");
    const [first, second] = [
      await app.post("/en/register", form(), cookie),
      await app.post("/en/register", form(), cookie),
    ];
    expect(first.headers.get("location")).toBe(second.headers.get("location"));
  });

  it.each([
    [{ kind: "bakery" }, "Choose one of the possibilities offered."],
    [{ name: " " }, "Fill in this field."],
    [{ name: "ع".repeat(121) }, "at most 120 characters"],
    [{ proof: "" }, "Fill in this field."],
    [{ email: "nobody" }, "not a complete e-mail address"],
    [{ cityId: "" }, "Fill in this field."],
    [{ cityId: "lisboa" }, "This city is not on the list."],
    [{ cityId: "", cityName: "Gao" }, "Fill in this field."],
    [{ cityId: "", cityName: "Gao", countryCode: "ZZ" }, "Choose one of the possibilities offered."],
    [{ cityName: "Gao", countryCode: "ML" }, "Keep only one of them."],
  ])("refuses %o in words, and keeps what was typed", async (typed, words) => {
    const response = await app.post("/en/register", form({ alias: "Kept alias", ...typed }));
    const html = await response.text();
    expect([response.status, html]).toEqual([400, expect.stringContaining(words)]);
    expect(html).toContain("Kept alias");
    expect(everythingIn(app.db)).not.toContain("Kept alias");
  });

  it("is linked from the sign-in page and from an overview without organisation", async () => {
    expect(await (await app.ask("/ar/sign-in")).text()).toContain('href="/ar/register"');
    app.db.$client.exec("delete from membership");
    expect((await see("/ar/organise", await app.signIn(owner.email))).html).toContain('href="/ar/register"');
  });

  it("ends with the code's life", async () => {
    const asked = await app.post("/en/register", form());
    const code = newestCode(app.db);
    app.clock.advance(minutes(15));
    const late = await app.post("/en/sign-in/code", { code }, cookieOf(asked, "__Host-ww_code"));
    expect([late.status, await late.text()]).toEqual([400, expect.stringContaining("This code has expired")]);
  });
});

describe("an organisation's page", () => {
  it("takes somebody unknown from the invitation over the code to the overview and in", async () => {
    const cookie = await app.signIn(owner.email);
    const invited = await app.post(
      organisationPage(),
      { intent: "invite", email: "amal@example.org", role: "editor" },
      cookie,
    );
    expect([invited.status, invited.headers.get("location")]).toEqual([303, organisationPage()]);
    const amal = await signInBy("amal@example.org", "ar");
    const desk = await see("/ar/organise", amal);
    expect(desk.html).toContain("لديكم دعوة");
    expect(desk.html).toContain("Maré");
    const path = `/ar/organise/invitations/${invitationTo(app.db, "amal@example.org")}`;
    expect((await app.post(path, { answer: "perhaps" }, amal)).status).toBe(400);
    expect((await app.post(path, { answer: "accept" }, cookie)).status).toBe(404);
    const accepted = await app.post(path, { answer: "accept" }, amal);
    expect(accepted.headers.get("location")).toBe(organisationPage(owner.organisationId, "ar"));
    expect((await see(organisationPage(owner.organisationId, "ar"), amal)).html).not.toContain('name="email"');
  });

  it("is not there for a stranger, and no longer for a removed member, whatever they post", async () => {
    const editor = join(app.db, owner, "editor@example.org");
    const cookie = await app.signIn(editor.email);
    expect((await see(organisationPage(), cookie)).status).toBe(200);
    const event = makeEvent(app.db, { organisationId: owner.organisationId, until: "draft" });
    const remove = { intent: "remove", accountId: editor.actor.accountId };
    expect((await app.post(organisationPage(), remove, await app.signIn(owner.email))).status).toBe(303);
    const stranger = await app.signIn(makeOrganisation(app.db).email);
    for (const visitor of [cookie, stranger]) {
      for (const page of ["", "/profile", "/vouch"]) {
        expect((await see(`${organisationPage()}${page}`, visitor)).status).toBe(404);
        expect((await app.post(`${organisationPage()}${page}`, { intent: "leave" }, visitor)).status).toBe(404);
      }
      expect((await app.post(`/en/organise/events/${event.eventId}`, { intent: "submit" }, visitor)).status).toBe(404);
    }
  });

  it("shows editors no buttons of owners, and obeys none of theirs", async () => {
    const editor = join(app.db, owner, "editor@example.org");
    const cookie = await app.signIn(editor.email);
    expect((await see(organisationPage(), cookie)).html).not.toMatch(/value="(invite|remove|role|handOver)"/);
    const self = { accountId: editor.actor.accountId };
    for (const fields of [
      { intent: "invite", email: "x@example.org", role: "owner" },
      { intent: "role", ...self, role: "owner" },
      { intent: "remove", accountId: owner.actor.accountId },
      { intent: "handOver", ...self },
      { intent: "placeLevel", level: "public" },
    ]) {
      expect((await app.post(organisationPage(), fields, cookie)).status).toBe(404);
    }
    expect((await see(`${organisationPage()}/profile`, cookie)).status).toBe(404);
  });

  it("says to the last owner what to do first, and lets them go after that", async () => {
    const cookie = await app.signIn(owner.email);
    const refused = await app.post(organisationPage(owner.organisationId, "pt"), { intent: "leave" }, cookie);
    expect([refused.status, await refused.text()]).toEqual([409, expect.stringContaining("Passe-a primeiro")]);
    const heir = join(app.db, owner, "heir@example.org");
    await app.post(organisationPage(), { intent: "handOver", accountId: heir.actor.accountId }, cookie);
    const left = await app.post(organisationPage(), { intent: "leave" }, cookie);
    expect([left.status, left.headers.get("location")]).toEqual([303, "/en/organise"]);
  });

  it.each([
    [{ intent: "invite", email: "x", role: "editor" }, 400],
    [{ intent: "invite", email: "x@example.org", role: "king" }, 400],
    [{ intent: "invite", email: ["x@example.org", "y@example.org"], role: "editor" }, 400],
    [{ intent: "role", accountId: "x", role: "owner" }, 400],
    [{ intent: "explode" }, 400],
    [{}, 400],
    [{ intent: "withdraw", invitationId: "00000000-0000-4000-8000-000000000000" }, 303],
    [{ intent: "remove", accountId: "00000000-0000-4000-8000-000000000000" }, 404],
    [{ intent: "placeLevel", level: "nowhere" }, 400],
    [{ intent: "placeLevel", level: "area" }, 404],
  ] as [Record<string, string | string[]>, number][])("answers %o with %i", async (fields, status) => {
    expect((await app.post(organisationPage(), fields, await app.signIn(owner.email))).status).toBe(status);
    expect(app.faults).toEqual([]);
  });

  it("changes the public name everywhere once a coordinator has accepted it", async () => {
    const event = makeEvent(app.db, { organisationId: owner.organisationId });
    const cookie = await app.signIn(owner.email);
    const fields = { name: "Maré", alias: "Vizinhos", contactEmail: "private@example.org", proof: "" };
    const saved = await app.post(`${organisationPage()}/profile`, fields, cookie);
    expect(saved.headers.get("location")).toBe(organisationPage());
    const eventPage = async () => (await app.ask(`/en/events/${event.slug}`)).text();
    expect(await eventPage()).toContain("Maré");
    expect(await eventPage()).not.toContain("Vizinhos");
    expect((await see(organisationPage(), cookie)).html).toContain("The new public name “Vizinhos” waits");
    const coordinator = await app.signIn(makeCoordinator(app.db, { kind: "country", code: "PT" }).email);
    const page = `/en/coordinate/organisations/${owner.organisationId}`;
    const { html: review } = await see(page, coordinator);
    for (const said of ["Public now:", "New name:", "Vizinhos", "Accept the new name", "Decline the new name"]) {
      expect(review).toContain(said);
    }
    const version = /name="version" value="([^"]*)"/.exec(review)?.[1] ?? "";
    await app.post(page, { intent: "decide", decision: "verify", version, reason: "" }, coordinator);
    const html = await eventPage();
    expect(html).toContain("Vizinhos");
    expect(html).not.toMatch(/Maré|private@example/);
    const wrong = await app.post(`${organisationPage()}/profile`, { ...fields, alias: "é".repeat(81) }, cookie);
    expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining("at most 80 characters")]);
  });
});

describe("a city's own organisation", () => {
  it("vouches in its own city, and the coordinator sees it", async () => {
    const authority = makeOrganisation(app.db, { kind: "local_authority", name: "Câmara" });
    const pending = makeOrganisation(app.db, { isVerified: false, name: "Segredo", alias: "Coletivo" });
    const elsewhere = makeOrganisation(app.db, { isVerified: false, city: "porto" });
    const cookie = await app.signIn(authority.email);
    const path = `${organisationPage(authority.organisationId)}/vouch`;
    const { html } = await see(path, cookie);
    expect(html).toContain("Coletivo");
    for (const hidden of ["Segredo", pending.email]) expect(html).not.toContain(hidden);
    expect((await app.post(path, { organisationId: elsewhere.organisationId }, cookie)).status).toBe(404);
    expect((await app.post(path, { organisationId: pending.organisationId }, cookie)).status).toBe(303);
    const coordinator = await app.signIn(makeCoordinator(app.db, { kind: "country", code: "PT" }).email);
    const facts = await see(`/en/coordinate/organisations/${pending.organisationId}`, coordinator);
    for (const shown of ["Câmara", "Segredo", "Coletivo", pending.email, "One person"])
      expect(facts.html).toContain(shown);
  });

  it("sets how its new events begin", async () => {
    const authority = makeOrganisation(app.db, { kind: "local_authority" });
    const cookie = await app.signIn(authority.email);
    await app.post(organisationPage(authority.organisationId), { intent: "placeLevel", level: "by_partner" }, cookie);
    expect(app.db.$client.prepare("select default_place_level as l from city where slug = 'lisboa'").get()).toEqual({
      l: "by_partner",
    });
  });
});

describe("a coordinator", () => {
  const inPortugal = async () => app.signIn(makeCoordinator(app.db, { kind: "country", code: "PT" }).email);
  const inFrance = async () => app.signIn(makeCoordinator(app.db, { kind: "country", code: "FR" }).email);

  it("confirms a proposed city, verifies who waits in it, and others see none of it", async () => {
    const cookie = await app.signIn(owner.email);
    const typed = form({ cityId: "", countryCode: "PT", cityName: "Tavira" });
    const registered = await app.post("/en/register", typed, cookie);
    const organisationId = registered.headers.get("location")?.split("/").at(-2) ?? "";
    expect((await see("/en/organise", cookie)).html).toContain("its city must be confirmed by a coordinator first");
    const { id } = app.db.$client.prepare("select id from city where state = 'proposed'").get() as { id: string };
    const [portugal, france] = [await inPortugal(), await inFrance()];
    const cityPath = `/en/coordinate/cities/${id}`;
    expect((await see("/en/coordinate", portugal)).html).toContain('href="/en/coordinate/organisations"');
    expect((await see("/en/coordinate/organisations", portugal)).html).toContain(cityPath);
    expect((await see("/en/coordinate/organisations", france)).html).not.toContain("Casa Nova");
    const paths = [cityPath, `/en/coordinate/organisations/${organisationId}`];
    for (const path of paths) {
      expect((await see(path, portugal)).status).toBe(200);
      expect((await see(path, france)).status).toBe(404);
      expect((await app.post(path, { intent: "confirm", email: "x@example.org" }, france)).status).toBe(404);
    }
    const organisationPath = `/en/coordinate/organisations/${organisationId}`;
    const stampOf = async () =>
      /name="version" value="([^"]+)"/.exec((await see(organisationPath, portugal)).html)?.[1] ?? "";
    const verify = async () =>
      app.post(organisationPath, { intent: "decide", decision: "verify", version: await stampOf() }, portugal);
    expect((await verify()).status).toBe(409);
    const city = { intent: "confirm", name: "Tavira", "names.ar": "تافيرا", timeZone: "Europe/Lisbon" };
    const wrong = await app.post(cityPath, { ...city, timeZone: "Lisbon", latitude: "37", longitude: "-7" }, portugal);
    expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining("not a time zone")]);
    const far = await app.post(cityPath, { ...city, latitude: "95", longitude: "-7" }, portugal);
    expect([far.status, await far.text()]).toEqual([400, expect.stringContaining("from -90 to 90")]);
    expect((await app.post(cityPath, { ...city, latitude: "37.1", longitude: "-7.6" }, portugal)).status).toBe(303);
    const verified = await verify();
    expect(verified.headers.get("location")).toBe(`/en/coordinate?done=organisation&from=${organisationId}`);
    const event = makeEvent(app.db, { organisationId, cityId: id });
    expect(await (await app.ask(`/ar/events/${event.slug}`)).text()).toContain("تافيرا");
  });

  it("finds an owner for an organisation that lost its last one, and for no other", async () => {
    const portugal = await inPortugal();
    const path = `/en/coordinate/organisations/${owner.organisationId}`;
    const refused = await app.post(path, { intent: "inviteOwner", email: "heir@example.org" }, portugal);
    expect(refused.status).toBe(409);
    expect((await app.post("/en/organise/account/delete", {}, await app.signIn(owner.email))).status).toBe(303);
    expect((await see("/en/coordinate/organisations", portugal)).html).toContain("no owner");
    expect((await app.post(path, { intent: "inviteOwner", email: "heir" }, portugal)).status).toBe(400);
    expect((await app.post(path, { intent: "inviteOwner", email: "heir@example.org" }, portugal)).status).toBe(303);
    expect((await see(path, portugal)).html).toContain("heir@example.org");
    const heir = await signInBy("heir@example.org");
    await app.post(`/en/organise/invitations/${invitationTo(app.db, "heir@example.org")}`, { answer: "accept" }, heir);
    expect(actorOf(app.db, "heir@example.org").memberships).toEqual([
      { organisationId: owner.organisationId, role: "owner" },
    ]);
  });

  it("who was invited to an organisation finds the invitation on the overview", async () => {
    const { email } = makeCoordinator(app.db, { kind: "country", code: "PT" });
    await app.post(organisationPage(), { intent: "invite", email, role: "editor" }, await app.signIn(owner.email));
    expect((await see("/en/organise", await app.signIn(email))).html).toContain("You are invited");
  });
});

describe("the account's page", () => {
  it("takes a new address by its code, and answers alike for one that is taken", async () => {
    const cookie = await app.signIn(owner.email);
    const other = makeOrganisation(app.db);
    const pages = [];
    for (const email of [other.email, "sol@example.org"]) {
      const asked = await app.post("/en/organise/account", { intent: "changeEmail", email }, cookie);
      expect(asked.status).toBe(303);
      pages.push((await see("/en/organise/account", cookie)).html.replaceAll(email, "@"));
    }
    expect(pages[0]).toBe(pages[1]);
    const confirm = (code: string, proof: string) =>
      app.post("/en/organise/account", { intent: "confirmEmail", code, proof }, cookie);
    const wrong = await confirm("WRONG222", codeTo(owner.email));
    expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining("4 tries left")]);
    expect((await confirm(codeTo("sol@example.org"), codeTo(owner.email))).status).toBe(303);
    expect(actorOf(app.db, "sol@example.org").accountId).toBe(owner.actor.accountId);
  });

  it("ends other sessions, and follows the language chosen", async () => {
    const [here, there] = [await app.signIn(owner.email), await app.signIn(owner.email)];
    const ended = await app.post("/en/organise/account", { intent: "endOthers" }, here);
    expect(ended.status).toBe(303);
    expect((await see("/en/organise/account", there)).status).toBe(302);
    const chosen = await app.post("/en/organise/account", { intent: "language", language: "ar" }, here);
    expect(chosen.headers.get("location")).toBe("/ar/organise/account");
    expect((await see("/ar/organise/account", here)).html).toMatch(/هذه الجلسة/);
  });

  it("deletes the account, signs out, and leaves no address behind", async () => {
    makeEvent(app.db, { organisationId: owner.organisationId, contactEmail: owner.email });
    const cookie = await app.signIn(owner.email);
    expect((await see("/en/organise/account", cookie)).html).toContain(
      "You are the only owner of these organisations.",
    );
    const gone = await app.post("/en/organise/account/delete", {}, cookie);
    expect([gone.status, gone.headers.get("location")]).toEqual([303, "/en"]);
    expect((await see("/en/organise", cookie)).status).toBe(302);
    expect(everythingIn(app.db)).not.toContain(owner.email);
    expect((await app.ask("/en/organise/account/delete")).status).toBe(302);
  });

  it.each([
    { intent: "language", language: "xx" },
    { intent: "endSession" },
    { intent: "endSession", session: "x".repeat(101) },
    { intent: "changeEmail", email: "x".repeat(300) },
    { intent: "confirmEmail", code: "AAAA" },
    { intent: "explode" },
  ] as Record<string, string>[])("answers %o with words", async (fields) => {
    expect((await app.post("/fr/organise/account", fields, await app.signIn(owner.email))).status).toBe(400);
    expect(app.faults).toEqual([]);
  });
});

it("says how long an invitation is kept", async () => {
  expect(await (await app.ask("/en/what-we-keep")).text()).toContain("for at most 14 days");
});

it("has words for everything on its pages, in every language", async () => {
  const authority = makeOrganisation(app.db, { kind: "local_authority" });
  const cookie = await app.signIn(authority.email);
  const version = organisationPage(authority.organisationId).slice(3);
  await app.post(`/en${version}`, { intent: "invite", email: "x@example.org", role: "owner" }, cookie);
  for (const language of ["en", "fr", "es", "pt", "ar"]) {
    for (const path of ["/register", "/organise/account", version, `${version}/profile`, `${version}/vouch`]) {
      const { status, html } = await see(`/${language}${path}`, cookie);
      expect([path, status]).toEqual([path, 200]);
      expect(html).not.toMatch(
        /\b(register|profile|members|invite|level|details|account|sessions|delete|vouch)\.[a-z]\w+\b/,
      );
      expect(html).not.toMatch(/\{\{|<script/);
    }
  }
});
