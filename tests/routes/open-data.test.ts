import { cancelDate } from "#app/domain/dates/cancel-date.server.ts";
import { hideEvent } from "#app/domain/hiding/hide-event.server.ts";
import { cancelSignUp } from "#app/domain/sign-ups/cancel-sign-up.server.ts";
import { minutes } from "#app/domain/time/zoned-time.ts";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { beforeEach, describe, expect, it } from "vitest";
import { createApp, startServer, type TestApp } from "../support/app.ts";
import { testNow } from "../support/clock.ts";
import { demoDatabase } from "../support/database.ts";
import { actorOf, cityId, contextFor, dateInput, makeEvent, makeOrganisation, signUp } from "../support/factories.ts";

type Json = Record<string, never> & { events: Record<string, never>[]; next: string | null };

let app: TestApp;
beforeEach(async () => {
  app = await createApp();
});
const get = async (path: string) => {
  const response = await app.ask(path);
  return { status: response.status, headers: response.headers, body: (await response.json()) as Json };
};
const slugsIn = (body: Json) => body.events.map((event) => event["slug"] ?? "gone");

/** Make a function that checks answers against the OpenAPI description of the installation. */
async function checker(origin: TestApp) {
  const document = (await (await origin.ask("/api/openapi.json")).json()) as {
    paths: Record<
      string,
      { get: { operationId: string; responses: Record<string, { content: Record<string, { schema: object }> }> } }
    >;
    components: object;
  };
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: "api", components: document.components });
  return {
    paths: document.paths,
    faultsOf(path: string, status: number, type: string, body: unknown): unknown {
      const found = document.paths[path]?.get.responses[String(status)]?.content[type]?.schema as
        | { $ref: string }
        | undefined;
      if (!found) return `${path} ${status} ${type} is not described`;
      const validate = ajv.compile({ $ref: `api${found.$ref}` });
      return validate(body) ? null : validate.errors;
    },
  };
}

describe("the open data", () => {
  it("are what their description says: every operation, its refusals included, over the whole demonstration", async () => {
    const demo = await createApp({ db: demoDatabase(), isDemo: true });
    const { paths, faultsOf } = await checker(demo);
    const slug = demo.db.$client
      .prepare("select slug from event where review = 'approved' order by slug")
      .pluck()
      .get() as string;
    const calls: Record<string, string[]> = {
      "/api/v1/events": [
        "/api/v1/events",
        "/api/v1/events?updated_since=2020-01-01T00:00:00Z",
        "/api/v1/events?city=nowhere",
      ],
      "/api/v1/events/{slug}": [`/api/v1/events/${slug}`, "/api/v1/events/nothing"],
      "/api/v1/cities": ["/api/v1/cities"],
      "/api/v1/cities.geojson": ["/api/v1/cities.geojson"],
      "/api/v1/organisations": ["/api/v1/organisations"],
    };
    expect(Object.keys(calls).sort()).toEqual(Object.keys(paths).sort());
    for (const [path, addresses] of Object.entries(calls)) {
      for (const address of addresses) {
        const response = await demo.ask(address);
        const type = response.headers.get("content-type")?.split(";")[0] ?? "";
        expect([address, faultsOf(path, response.status, type, await response.json())]).toEqual([address, null]);
        expect(response.headers.get("access-control-allow-origin")).toBe("*");
      }
    }
    expect(demo.faults).toEqual([]);
  });

  it("hold every public event once, whoever pages through them", async () => {
    const demo = await createApp({ db: demoDatabase(), isDemo: true });
    const seen: string[] = [];
    let path: string | null = "/api/v1/events";
    while (path) {
      const body = (await (await demo.ask(path)).json()) as Json;
      seen.push(...body.events.map((event) => String(event["id"])));
      path = body.next === null ? null : body.next.replace("https://week.test", "");
    }
    const all = demo.db.$client
      .prepare(
        "select event.id from event join organisation o on o.id = lead_organisation_id where review = 'approved' and o.state = 'verified' and edition_id = (select id from edition order by starts_on desc limit 1)",
      )
      .pluck()
      .all();
    expect(seen.toSorted()).toEqual(all.toSorted());
  });

  it("say what the page says of time, place and organisers, and nothing private", async () => {
    const event = makeEvent(app.db, {
      placeLevel: "area",
      district: "Graça",
      streetAddress: "Rua do Segredo 7",
      venueName: "Casa Secreta",
      revealHours: 24,
      dates: [dateInput("2026-12-18T19:00", "2026-12-18T22:00", 1)],
    });
    signUp(app.db, event, { nickname: "Xyzzy" });
    const { body } = await get(`/api/v1/events/${event.slug}`);
    expect(body).toMatchObject({
      review: "approved",
      status: "scheduled",
      place: { level: "area", district: "Graça" },
      dates: [
        {
          start: "2026-12-18T19:00",
          startUtc: "2026-12-18T19:00:00Z",
          timezone: "Europe/Lisbon",
          full: true,
          capacity: 1,
        },
      ],
    });
    expect(JSON.stringify(body)).not.toMatch(/Segredo|Secreta|privado@|Xyzzy/);
  });

  it("name as changed what has become full, and what has room again", async () => {
    const event = makeEvent(app.db, { dates: [dateInput("2026-12-18T19:00", "2026-12-18T22:00", 1)] });
    const changedSince = async (since: number) =>
      (await get(`/api/v1/events?updated_since=${new Date(since).toISOString()}`)).body.events.flatMap((event) =>
        (event["dates"] as unknown as { full: boolean }[]).map((date) => date.full),
      );
    app.clock.advance(minutes(10));
    const { token } = signUp(app.db, event, { now: app.clock.now() });
    expect(await changedSince(app.clock.now())).toEqual([true]);
    app.clock.advance(minutes(10));
    expect(await changedSince(app.clock.now())).toEqual([]);
    cancelSignUp(contextFor(app.db, { actor: { kind: "anonymous" }, now: app.clock.now() }), {
      token,
      signUpId: app.db.$client.prepare("select id from sign_up").pluck().get() as string,
    });
    expect(await changedSince(app.clock.now())).toEqual([false]);
  });

  it("name what changed since, and what left: hidden with its event or its organisation, or out of the selection", async () => {
    const [stays, hides, moves] = ["Fica", "Esconde", "Muda"].map((title) => makeEvent(app.db, { title }));
    const other = makeEvent(app.db, { title: "Outra" });
    app.clock.advance(minutes(10));
    const since = new Date(app.clock.now()).toISOString();
    expect((await get(`/api/v1/events?updated_since=${since}`)).body.events).toEqual([]);
    app.clock.advance(minutes(1));
    const now = app.clock.now();
    const as = (email: string) => contextFor(app.db, { actor: actorOf(app.db, email), now });
    cancelDate(as(stays?.email ?? ""), { dateId: stays?.dateIds[0] ?? "", note: "Chuva" });
    hideEvent(as(hides?.email ?? ""), { eventId: hides?.eventId ?? "", note: "" });
    app.db.$client
      .prepare("update event set city_id = ?, revised_at = ? where id = ?")
      .run(cityId(app.db, "paris"), now, moves?.eventId);
    app.db.$client.prepare("update organisation set state = 'suspended' where id = ?").run(other.organisationId);
    app.db.$client.prepare("update event set revised_at = ? where id = ?").run(now, other.eventId);
    const { body } = await get(`/api/v1/events?city=lisboa&updated_since=${since}`);
    const said = Object.fromEntries(body.events.map((event) => [event["id"], event["deleted"] ?? event["status"]]));
    expect(said).toEqual({
      [stays?.eventId ?? ""]: "cancelled",
      [hides?.eventId ?? ""]: true,
      [moves?.eventId ?? ""]: true,
      [other.eventId]: true,
    });
    expect(slugsIn((await get("/api/v1/events?city=lisboa")).body)).toEqual([stays?.slug]);
    expect((await get(`/api/v1/events/${hides?.slug}`)).status).toBe(410);
    expect((await app.ask(`/fr/organisations/${"x"}`)).status).toBe(404);
  });

  it.each([
    "updated_since=yesterday",
    "updated_since=2026-02-30",
    "after=1",
    "after=-1~x",
    "city=atlantis",
    "from=2026-02-30",
    "view=x&seats=2",
    "q=%22",
  ])("refuse %s by name", async (query) => {
    const { status, body, headers } = await get(`/api/v1/events?${query}`);
    expect([status, headers.get("cache-control")]).toEqual([400, "no-store"]);
    expect(JSON.stringify(body)).toContain("parameters");
    expect(app.faults).toEqual([]);
  });

  it("answer other sites, and are asked again by tag, also where they are not kept", async () => {
    makeEvent(app.db, { title: "Baile" });
    const server = await startServer(app);
    for (const path of [
      "/api/v1/events",
      "/api/v1/events?q=baile",
      `/api/v1/events?updated_since=2020-01-01T00:00:00Z`,
      "/feed/fr.atom",
      "/sitemap.xml",
    ]) {
      const first = await fetch(`${server.url}${path}`);
      const tag = first.headers.get("etag") ?? "";
      expect([
        path,
        first.status,
        first.headers.get("cache-control"),
        first.headers.get("access-control-allow-origin"),
      ]).toEqual([path, 200, "public, no-cache", "*"]);
      expect((await fetch(`${server.url}${path}`, { headers: { "If-None-Match": tag } })).status).toBe(304);
    }
    const preflight = await fetch(`${server.url}/api/v1/events`, { method: "OPTIONS" });
    expect([preflight.status, preflight.headers.get("access-control-allow-methods")]).toEqual([204, "GET, HEAD"]);
    expect((await fetch(`${server.url}/en/programme`, { method: "OPTIONS" })).status).toBe(405);
    await server.close();
  });
});

it("keeps no list for other sites, and no subscription, that was asked with nonsense", async () => {
  for (const path of ["/embed/fr?city=x1", "/fr/subscribe?city=x1"]) {
    const response = await app.ask(path);
    expect([path, response.status, response.headers.get("cache-control")]).toEqual([path, 200, "no-store"]);
  }
  const long = `/fr/subscribe?q=${encodeURIComponent("مدينة ".repeat(16))}${"&access=free&access=no_id&theme=solidarity".repeat(9)}`;
  expect((await app.ask(long)).status).toBe(200);
});

describe("everything public", () => {
  it("loses what is hidden at once: data, feeds, sitemap, embed, pages of its place and its organisation", async () => {
    const organisation = makeOrganisation(app.db, { name: "Coletivo Azul" });
    const event = makeEvent(app.db, { title: "Baile Azul", organisationId: organisation.organisationId });
    const slug = app.db.$client
      .prepare("select slug from organisation where id = ?")
      .pluck()
      .get(organisation.organisationId) as string;
    const addresses = [
      "/api/v1/events",
      "/api/v1/organisations",
      "/feed/pt.atom",
      "/feed/pt.json",
      "/sitemap.xml",
      "/embed/pt",
      "/pt/cities/lisboa",
      "/pt/countries/pt",
      "/pt/themes/solidarity",
      "/pt/programme?view=week",
      "/pt/programme?view=print",
      "/pt/programme?q=baile",
    ];
    const shown = async () =>
      Promise.all(
        addresses.map(async (path) => [
          path,
          /Azul|azul/.test((await (await app.ask(path)).text()).replaceAll("?q=baile", "")),
        ]),
      );
    expect(await shown()).toEqual(addresses.map((path) => [path, true]));
    expect((await app.ask(`/pt/organisations/${slug}`)).status).toBe(200);
    app.db.$client
      .prepare("update organisation set hidden_at = ? where id = ?")
      .run(testNow, organisation.organisationId);
    expect(await shown()).toEqual(addresses.map((path) => [path, false]));
    expect((await app.ask(`/pt/organisations/${slug}`)).status).toBe(410);
    expect((await app.ask(`/api/v1/events/${event.slug}`)).status).toBe(410);
    app.db.$client.prepare("update organisation set hidden_at = null where id = ?").run(organisation.organisationId);
    app.db.$client.prepare("update city set hidden_at = ? where slug = 'lisboa'").run(testNow);
    const inCity = addresses.filter((path) => !path.startsWith("/pt/cities"));
    expect((await shown()).filter(([path]) => inCity.includes(String(path)))).toEqual(
      inCity.map((path) => [path, false]),
    );
    expect((await app.ask("/pt/cities/lisboa")).status).toBe(410);
    expect(app.faults).toEqual([]);
  });
});
