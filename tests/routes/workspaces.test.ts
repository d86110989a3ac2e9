import { organisationVersion } from "#app/domain/organisations/organisation-version.server.ts";
import { findOrganisation } from "#db/queries/organisations.server.ts";
import { findEvent, readEventInput } from "#db/queries/events.server.ts";
import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { createApp, formPost, type TestApp } from "../support/app.ts";
import { makeCoordinator, makeEvent, makeOrganisation, signUp } from "../support/factories.ts";

let app: TestApp;
let ours: ReturnType<typeof makeOrganisation>;
beforeEach(async () => {
  app = await createApp();
  ours = makeOrganisation(app.db, { name: "Maré" });
});

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
    const path = `/ar/organise/events/${randomUUID()}/edit/what?organisation=${ours.organisationId}`;
    const response = await app.ask(path, { headers: { Cookie: await app.signIn(ours.email) } });
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("private, no-store");
    const nonce = /'nonce-([^']+)'/.exec(response.headers.get("content-security-policy") ?? "")?.[1] ?? "";
    const scripts = html.match(/<script[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(1);
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).not.toMatch(/\b(overview|form|check|queue|review|event)\.[a-zA-Z]+\b/);
  });

  it("opens for nobody with a cookie that was made up or has ended", async () => {
    const cookie = await app.signIn(ours.email);
    expect((await app.ask("/en/organise", { headers: { Cookie: `${cookie}x` } })).status).toBe(302);
    await app.post("/en/sign-out", {}, cookie);
    expect((await app.ask("/en/organise", { headers: { Cookie: cookie } })).status).toBe(302);
  });

  it("changes nothing for a form that stood on another site", async () => {
    const event = makeEvent(app.db, { organisationId: ours.organisationId, until: "draft" });
    const init = formPost({ intent: "delete" }, "https://evil.example", await app.signIn(ours.email));
    const response = await app.ask(`/en/organise/events/${event.eventId}`, {
      ...init,
      headers: { ...init.headers, Host: "week.test" },
    });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(eventCount()).toBe(1);
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
    expect(entry).toMatchObject({ account_id: ours.actor.accountId, old_state: "draft" });
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
    for (const address of [path, `${path}/edit/what`])
      expect((await app.ask(address, { headers: { Cookie: cookie } })).status).toBe(404);
    for (const intent of ["submit", "delete", "discard", "publish", "withdraw"])
      expect((await app.post(path, { intent }, cookie)).status).toBe(404);
    const stolen = { title: "Roubado", organisationId: stranger.organisationId };
    for (const address of ["edit", "keep"])
      expect((await app.post(`${path}/${address}/what`, stolen, cookie)).status).toBe(404);
    const found = findEvent(app.db, event.eventId);
    expect(found && readEventInput(app.db, found).title).not.toBe("Roubado");
  });

  it("cannot be posted in the name of an organisation one does not belong to", async () => {
    const stranger = makeOrganisation(app.db);
    const fields = { title: "Roubado", organisationId: ours.organisationId };
    const path = `/en/organise/events/${randomUUID()}/edit/what`;
    expect((await app.post(path, fields, await app.signIn(stranger.email))).status).toBe(404);
  });
});

describe("reviewing", () => {
  const decide = (eventId: string, fields: Record<string, string>, cookie: string, language = "en") =>
    app.post(
      `/${language}/coordinate/events/${eventId}`,
      { intent: "decide", revision: "1", reason: "", ...fields },
      cookie,
    );

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
    const path = `/en/coordinate/organisations/${unknown.organisationId}?event=${event.eventId}`;
    const found = findOrganisation(app.db, unknown.organisationId);
    const form = { intent: "decide", decision: "verify", version: found ? organisationVersion(found) : "" };
    const france = await app.signIn(makeCoordinator(app.db, { kind: "country", code: "FR" }).email);
    expect((await app.post(path, form, france)).status).toBe(404);
    const portugal = await app.signIn(makeCoordinator(app.db, { kind: "country", code: "PT" }).email);
    const response = await app.post(path, form, portugal);
    expect(response.headers.get("location")).toBe(`/en/coordinate/events/${event.eventId}`);
  });

  it("is no place for an organiser, and an organiser's workspace none for a coordinator", async () => {
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
