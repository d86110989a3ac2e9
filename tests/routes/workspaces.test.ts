import { findEvent, readEventInput } from "#db/queries/events.server.ts";
import { openDatabase, waitForLock } from "#db/client.server.ts";
import Sqlite from "better-sqlite3";
import { randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { createApp, formPost, type TestApp } from "../support/app.ts";
import { cityId, makeCoordinator, makeEvent, makeOrganisation, signUp } from "../support/factories.ts";

let app: TestApp;
let ours: ReturnType<typeof makeOrganisation>;
beforeEach(async () => {
  app = await createApp();
  ours = makeOrganisation(app.db, { name: "Maré" });
});

type Fields = [string, string][];
/** The nine needed fields, as the form sends them. */
const nineFields = (overrides: Record<string, string> = {}): Fields => {
  const fields: Record<string, string> = {
    eventId: randomUUID(),
    organisationId: ours.organisationId,
    language: "pt",
    title: "Jantar de vizinhos",
    summary: "Um jantar para todas as pessoas.",
    description: "",
    themes: "solidarity",
    format: "community_meal",
    cityId: cityId(app.db, "lisboa"),
    attendance: "in_person",
    placeLevel: "public",
    door: "sign_up",
    contactEmail: "privado@example.org",
    "dates[0].day": "2026-12-18",
    "dates[0].startTime": "19:00",
    "dates[0].endTime": "22:00",
    ...overrides,
  };
  return Object.entries(fields);
};
const post = async (fields: Fields, path = "/en/organise/events/new", email = ours.email) =>
  app.post(path, fields, await app.signIn(email));
const eventCount = () => (app.db.$client.prepare("select count(*) as c from event").get() as { c: number }).c;

describe("a workspace", () => {
  it.each(["/fr/organise", "/fr/organise/events/new", "/fr/coordinate"])(
    "%s asks a stranger to sign in, and leads back",
    async (path) => {
      const response = await app.ask(path);
      expect(response.status).toBe(302);
      expect(response.headers.get("location")).toBe(`/fr/sign-in?${new URLSearchParams({ to: path })}`);
    },
  );

  it("is for one person's eyes, and hydrates only with this answer's nonce", async () => {
    const response = await app.ask("/ar/organise", { headers: { Cookie: await app.signIn(ours.email) } });
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("private, no-store");
    const nonce = /'nonce-([^']+)'/.exec(response.headers.get("content-security-policy") ?? "")?.[1] ?? "";
    const scripts = html.match(/<script[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(1);
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).not.toMatch(/\b(desk|form|check|queue|review|event)\.[a-zA-Z]+\b/);
  });

  it("opens for nobody with a cookie that was made up or has ended", async () => {
    const cookie = await app.signIn(ours.email);
    expect((await app.ask("/en/organise", { headers: { Cookie: `${cookie}x` } })).status).toBe(302);
    await app.post("/en/sign-out", {}, cookie);
    expect((await app.ask("/en/organise", { headers: { Cookie: cookie } })).status).toBe(302);
  });

  it("changes nothing for a form that stood on another site", async () => {
    const init = formPost(nineFields(), "https://evil.example", await app.signIn(ours.email));
    const response = await app.ask("/en/organise/events/new", {
      ...init,
      headers: { ...init.headers, Host: "week.test" },
    });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(eventCount()).toBe(0);
  });
});

describe("posting an event", () => {
  it("needs nine fields, goes to the check page, and is handed in there", async () => {
    const response = await post(nineFields());
    expect(response.status).toBe(303);
    const path = response.headers.get("location") ?? "";
    expect(path).toMatch(/^\/en\/organise\/events\/[0-9a-f-]{36}$/);
    const cookie = await app.signIn(ours.email);
    const check = await (await app.ask(path, { headers: { Cookie: cookie } })).text();
    expect(check).toContain("Nothing is public yet.");
    expect((await app.post(path, { intent: "submit" }, cookie)).status).toBe(303);
    expect(findEvent(app.db, path.split("/").at(-1) ?? "")?.review).toBe("submitted");
  });

  it("is one event when the form is sent twice", async () => {
    const fields = nineFields();
    const cookie = await app.signIn(ours.email);
    const [one, other] = [
      await app.post("/en/organise/events/new", fields, cookie),
      await app.post("/en/organise/events/new", fields, cookie),
    ];
    expect([one.status, other.status]).toEqual([303, 303]);
    expect(eventCount()).toBe(1);
  });

  it.each([
    ["en", { "dates[0].day": "2026-02-30" }, "Choose a day, for example 2027-01-15."],
    ["fr", { "dates[0].day": "2026-02-30" }, "Choisissez un jour, par exemple 2027-01-15."],
    ["ar", { "dates[0].startTime": "25:00" }, "اكتبوا ساعة، مثلًا 18:30."],
    ["es", { cityId: "7b0c1a9e-0000-4000-8000-000000000000" }, "Esta ciudad no está en la lista."],
    ["pt", { contactEmail: "ninguém" }, "Este endereço de e-mail não está completo."],
    ["en", { themes: "war" }, "Choose one of the possibilities offered."],
    ["en", { language: "tlh" }, "Choose one of the possibilities offered."],
    ["fr", { "dates[0].day": "2029-12-18" }, "entre le vendredi 4 décembre 2026 et le dimanche 10 janvier 2027."],
    ["en", { placeLevel: "area", door: "just_come" }, "fill in “whom to ask”"],
  ])("in %s, %j is refused in words, and nothing typed is lost", async (language, wrong, words) => {
    const response = await post(
      nineFields({ summary: "Tudo o que escrevi <b>&</b>", ...wrong }),
      `/${language}/organise/events/new`,
    );
    const html = await response.text();
    expect(response.status).toBe(400);
    expect(html).toContain(words);
    expect(html).toContain("Tudo o que escrevi &lt;b&gt;&amp;&lt;/b&gt;");
    expect(html).toContain('value="Jantar de vizinhos"');
    expect(html).toMatch(/role="alert"/);
    expect(eventCount()).toBe(0);
    expect(app.faults).toEqual([]);
  });

  it("refuses a title of two megabytes in words, and gives it back", async () => {
    const response = await post(nineFields({ title: "x".repeat(2_000_000) }));
    const html = await response.text();
    expect(response.status).toBe(400);
    expect(html).toContain("Shorten it to at most 140 characters.");
    expect(html).toContain("Um jantar para todas as pessoas.");
    expect(html.length).toBeGreaterThan(2_000_000);
  });

  it("does not even read a form of five megabytes, or one that does not say how long it is", async () => {
    const response = await post(nineFields({ title: "x".repeat(5_000_000) }));
    expect(response.status).toBe(413);
    expect(await response.text()).toContain("This is too much text");
    const init = formPost(nineFields(), "https://week.test", await app.signIn(ours.email));
    const headers = new Headers(init.headers);
    headers.delete("content-length");
    expect((await app.ask("/en/organise/events/new", { ...init, headers })).status).toBe(411);
  });

  it.each([
    ["rubbish", "%%%=&&&;;;==\u0000"],
    ["a path deeper than any", `${"a[0].".repeat(200)}b=1`],
    ["prototypes", "__proto__.polluted=1&constructor.prototype.polluted=1&dates[0].__proto__=1"],
    ["sixty-one thousand dates", Array.from({ length: 3000 }, (_, index) => `dates[${index}].day=x`).join("&")],
    ["a huge index", "dates[4294967294].day=2026-12-18"],
    [
      "a button for a huge list",
      `__intent__=${encodeURIComponent('{"type":"insert","payload":{"name":"dates","index":4294967294}}')}`,
    ],
    ["a button that is none", "__intent__=%7B"],
    ["sixty dates of nonsense", Array.from({ length: 60 }, (_, index) => `dates[${index}].day=x`).join("&")],
  ])("answers %s with words, never with a fault of its own", async (_what, body) => {
    const init = formPost([], "https://week.test", await app.signIn(ours.email));
    const headers = { ...init.headers, "Content-Length": String(Buffer.byteLength(body)) };
    const response = await app.ask("/en/organise/events/new", { ...init, headers, body });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    expect(app.faults).toEqual([]);
  });

  it.each(["zz%0D%0AX-INJECTED%3Ayes", "new", randomUUID(), randomUUID().toUpperCase()])(
    "makes nothing under an id that its address made up: %s",
    async (id) => {
      expect((await post(nineFields(), `/en/organise/events/${id}/edit`)).status).toBe(404);
      expect((await post(nineFields({ eventId: "x\r\ny" }))).status).toBe(400);
      expect(eventCount()).toBe(0);
      expect(app.faults).toEqual([]);
    },
  );

  it("asks which of two hours is meant, keeping everything", async () => {
    app.db.$client.prepare("update edition set starts_on = '2027-10-25', ends_on = '2027-11-05'").run();
    const paris = {
      cityId: cityId(app.db, "paris"),
      "dates[0].day": "2027-10-31",
      "dates[0].startTime": "02:30",
      "dates[0].endTime": "05:00",
    };
    const fields = nineFields(paris);
    const html = await (await post(fields)).text();
    expect(html).toContain("The first time (UTC+02:00)");
    expect(html).toMatch(/type="radio" name="dates\[0\].startOffset"[^>]*value="60"/);
    const answered = await post([...fields, ["dates[0].startOffset", "60"]]);
    expect(answered.status).toBe(303);
  });

  it("adds and removes a date without a script, losing nothing", async () => {
    const html = await (
      await post([
        ...nineFields({ title: "Meio escrito" }),
        ["__intent__", '{"type":"insert","payload":{"name":"dates"}}'],
      ])
    ).text();
    expect(html).toContain('name="dates[1].day"');
    expect(html).toContain('value="Meio escrito"');
    expect(html).not.toContain('role="alert"');
    expect(eventCount()).toBe(0);
  });
});

describe("a draft", () => {
  it("can be deleted by its own people, with all that hangs on it, and leaves a trace without words", async () => {
    const event = makeEvent(app.db, { organisationId: ours.organisationId, until: "draft", title: "Por engano" });
    const cookie = await app.signIn(ours.email);
    const path = `/pt/organise/events/${event.eventId}`;
    expect(await (await app.ask(path, { headers: { Cookie: cookie } })).text()).toContain("Apagar este rascunho");
    const response = await app.post(path, { intent: "delete" }, cookie);
    expect([response.status, response.headers.get("location")]).toEqual([303, "/pt/organise"]);
    for (const table of ["event", "event_text", "event_date", "event_theme"]) {
      expect(app.db.$client.prepare(`select count(*) as c from ${table}`).get()).toEqual({ c: 0 });
    }
    const entry = app.db.$client.prepare("select * from audit_entry where action = 'event.delete'").get();
    expect(entry).toMatchObject({ person_id: ours.actor.personId, old_state: "draft" });
    expect(JSON.stringify(entry)).not.toContain("engano");
    expect((await app.post(path, { intent: "delete" }, cookie)).status).toBe(404);
  });

  it("that was handed in is not deleted any more, and the page says so", async () => {
    const event = makeEvent(app.db, { organisationId: ours.organisationId, until: "submitted" });
    const cookie = await app.signIn(ours.email);
    const path = `/fr/organise/events/${event.eventId}`;
    expect(await (await app.ask(path, { headers: { Cookie: cookie } })).text()).not.toContain("Supprimer ce brouillon");
    const response = await app.post(path, { intent: "delete" }, cookie);
    expect(response.status).toBe(409);
    expect(await response.text()).toContain("On ne peut plus le supprimer.");
    expect(eventCount()).toBe(1);
  });
});

describe("somebody else's event", () => {
  it("is a page that does not exist: to see, to edit, to hand in", async () => {
    const event = makeEvent(app.db, { organisationId: ours.organisationId, until: "draft" });
    const stranger = makeOrganisation(app.db);
    const cookie = await app.signIn(stranger.email);
    const path = `/en/organise/events/${event.eventId}`;
    for (const one of [path, `${path}/edit`])
      expect((await app.ask(one, { headers: { Cookie: cookie } })).status).toBe(404);
    for (const intent of ["submit", "delete"]) expect((await app.post(path, { intent }, cookie)).status).toBe(404);
    expect((await app.post(`${path}/edit`, nineFields({ title: "Roubado" }), cookie)).status).toBe(404);
    expect(
      (await app.post("/en/organise/events/new", nineFields({ eventId: event.eventId, title: "Roubado" }), cookie))
        .status,
    ).toBe(404);
    const found = findEvent(app.db, event.eventId);
    expect(found && readEventInput(app.db, found).title).not.toBe("Roubado");
  });

  it("cannot be posted in the name of an organisation one does not belong to", async () => {
    const stranger = makeOrganisation(app.db);
    expect((await post(nineFields(), "/en/organise/events/new", stranger.email)).status).toBe(404);
  });
});

describe("reviewing", () => {
  const decide = (eventId: string, fields: Record<string, string>, cookie: string, language = "en") =>
    app.post(`/${language}/coordinate/events/${eventId}`, { revision: "1", reason: "", ...fields }, cookie);

  it("shows what waits to the coordinator of the country, and nothing to one of another", async () => {
    const event = makeEvent(app.db, { until: "submitted", title: "À espera" });
    const portugal = await app.signIn(makeCoordinator(app.db, { kind: "country", code: "PT" }).email);
    const france = await app.signIn(makeCoordinator(app.db, { kind: "country", code: "FR" }).email);
    const see = async (path: string, cookie: string) => app.ask(path, { headers: { Cookie: cookie } });
    expect(await (await see("/en/coordinate", portugal)).text()).toContain("À espera");
    expect(await (await see("/en/coordinate", france)).text()).not.toContain("À espera");
    const path = `/en/coordinate/events/${event.eventId}`;
    expect(await (await see(path, portugal)).text()).toContain("privado@example.org");
    expect((await see(path, france)).status).toBe(404);
    expect((await decide(event.eventId, { decision: "approve" }, france)).status).toBe(404);
    expect((await decide(event.eventId, { decision: "approve" }, portugal)).status).toBe(303);
    expect(findEvent(app.db, event.eventId)?.review).toBe("approved");
  });

  it("says in the coordinator's language what is missing, what was decided, what has changed", async () => {
    const event = makeEvent(app.db, { until: "submitted" });
    const cookie = await app.signIn(makeCoordinator(app.db, { kind: "network", code: "" }).email);
    const bare = await decide(event.eventId, { decision: "refuse" }, cookie, "fr");
    expect([bare.status, await bare.text()]).toEqual([400, expect.stringContaining("Dites pourquoi")]);
    const long = await decide(event.eventId, { decision: "refuse", reason: "y".repeat(50_000) }, cookie);
    expect([long.status, await long.text()]).toEqual([400, expect.stringContaining("at most 2000 characters")]);
    const old = await decide(event.eventId, { decision: "approve", revision: "7" }, cookie);
    expect([old.status, await old.text()]).toEqual([
      409,
      expect.stringContaining("changed this event while you were reading it"),
    ]);
    expect((await decide(event.eventId, { decision: "approve" }, cookie)).status).toBe(303);
    const again = await decide(event.eventId, { decision: "refuse", reason: "no" }, cookie, "ar");
    expect([again.status, await again.text()]).toEqual([409, expect.stringContaining("سبق اتخاذ القرار")]);
    expect((await decide(event.eventId, { decision: "explode" }, cookie)).status).toBe(400);
  });

  it("vouches for an organisation in scope only, and goes back to the event", async () => {
    const unknown = makeOrganisation(app.db, { isVerified: false });
    const event = makeEvent(app.db, { organisationId: unknown.organisationId, until: "submitted" });
    const path = `/en/coordinate/organisations/${unknown.organisationId}/verify?event=${event.eventId}`;
    const france = await app.signIn(makeCoordinator(app.db, { kind: "country", code: "FR" }).email);
    expect((await app.post(path, {}, france)).status).toBe(404);
    const portugal = await app.signIn(makeCoordinator(app.db, { kind: "country", code: "PT" }).email);
    const response = await app.post(path, {}, portugal);
    expect(response.headers.get("location")).toBe(`/en/coordinate/events/${event.eventId}`);
  });

  it("is no place for an organiser, and an organiser's desk none for a coordinator", async () => {
    const organiser = await app.signIn(ours.email);
    expect(await (await app.ask("/en/coordinate", { headers: { Cookie: organiser } })).text()).toContain(
      "You are not a coordinator.",
    );
    const coordinator = await app.signIn(makeCoordinator(app.db, { kind: "network", code: "" }).email);
    expect((await app.ask("/en/organise", { headers: { Cookie: coordinator } })).headers.get("location")).toBe(
      "/en/coordinate",
    );
  });
});

describe("an organiser's published event", () => {
  it("shows who comes, by what they chose to say, and no address", async () => {
    const event = makeEvent(app.db, { organisationId: ours.organisationId });
    signUp(app.db, event, { nickname: "Sol", partySize: 2, needs: ["step_free"], email: "secret@example.org" });
    const html = await (
      await app.ask(`/en/organise/events/${event.eventId}`, { headers: { Cookie: await app.signIn(ours.email) } })
    ).text();
    for (const shown of ["Who comes", "Sol", "2 people", "Step-free access"]) expect(html).toContain(shown);
    expect(html).not.toContain("secret@example.org");
    const other = makeOrganisation(app.db);
    const refused = await app.ask(`/en/organise/events/${event.eventId}`, {
      headers: { Cookie: await app.signIn(other.email) },
    });
    expect(refused.status).toBe(404);
  });

  it("says what people would look for in vain, to those who can mend it only", async () => {
    const open = { venueName: null, streetAddress: null, attendance: "hybrid", joinUrl: null } as const;
    const event = makeEvent(app.db, { organisationId: ours.organisationId, ...open });
    const mine = await app.ask(`/fr/organise/events/${event.eventId}`, {
      headers: { Cookie: await app.signIn(ours.email) },
    });
    const html = await mine.text();
    expect(html).toContain("Aucun lieu n’est encore indiqué.");
    expect(html).toContain("Aucun lien pour participer en ligne");
    expect(await (await app.ask(`/fr/events/${event.slug}`)).text()).not.toContain("Aucun lieu n’est");
  });
});

it("keeps what was typed when another process writes for too long", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "week-")), "week.sqlite");
  app.db.$client.prepare("vacuum into ?").run(file);
  const shared = openDatabase(file);
  const busy = await createApp({ db: shared });
  const cookie = await busy.signIn(ours.email);
  waitForLock(shared, 10);
  const other = new Sqlite(file);
  other.exec("begin immediate");
  const response = await busy.post("/en/organise/events/new", nineFields({ title: "Meio escrito" }), cookie);
  expect(response.status).toBe(503);
  const html = await response.text();
  expect(html).toContain("Nothing you typed is lost");
  expect(html).toContain('value="Meio escrito"');
  other.exec("rollback");
  shared.$client.close();
});
