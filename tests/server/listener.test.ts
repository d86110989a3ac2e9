import { cancelDate } from "#app/domain/dates/cancel-date.server.ts";
import { Agent, request as httpRequest } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createApp, formPost, startServer, type TestApp } from "../support/app.ts";
import { actorOf, contextFor, makeEvent, makeOrganisation, signUp } from "../support/factories.ts";

let app: TestApp;
let server: Awaited<ReturnType<typeof startServer>>;
beforeEach(async () => {
  app = await createApp();
  server = await startServer(app);
});
afterEach(() => server.close());
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}${path}`, { headers, redirect: "manual" });

describe("every answer", () => {
  it("has the headers that protect a browser, whoever gives it", async () => {
    const event = makeEvent(app.db);
    const css = /href="(\/assets\/[^"]+\.css)"/.exec(await (await get("/fr")).text())?.[1] ?? "";
    for (const path of [
      "/fr",
      css,
      "/icon.svg",
      "/calendar/fr.ics",
      `/events/${event.slug}.ics`,
      "/fr/nothing",
      "/robots.txt",
      "/healthz",
      "/fr/organise",
      "/fr/sign-in",
      "/feed/fr.atom",
      "/api/v1/events",
      "/api/v1/events/nothing",
      "/pictures/nothing.jpg",
      "/sitemap.xml",
      "/fr/programme?q=x",
      "/fr/programme?from=never",
      "/",
      "/u/nothing",
      "/calendar/my/nothing.ics",
      "/%ff",
    ]) {
      const { headers } = await get(path);
      const found = [
        headers.get("x-content-type-options"),
        headers.get("referrer-policy"),
        headers.get("strict-transport-security"),
      ];
      // Where the address is secret, other sites get at most the origin as referrer.
      const referrer = path.startsWith("/u/") ? /^(?:strict-origin|no-referrer)$/ : /^same-origin$/;
      expect([path, ...found]).toEqual([path, "nosniff", expect.stringMatching(referrer), "max-age=63072000"]);
      expect(headers.get("permissions-policy")).toContain("geolocation=()");
      expect([path, headers.get("content-security-policy")?.match(/default-src/g)]).toEqual([path, ["default-src"]]);
      expect([path, headers.get("content-security-policy")]).toEqual([
        path,
        expect.stringContaining("default-src 'none'"),
      ]);
      expect([path, headers.get("x-frame-options")]).toEqual([path, "DENY"]);
      expect(headers.get("x-powered-by")).toBeNull();
    }
  });

  it("may stand in a frame only where it is made for that", async () => {
    for (const path of ["/embed/fr", "/embed/fr?from=never"]) {
      const { headers } = await get(path);
      expect([path, headers.get("x-frame-options")]).toEqual([path, null]);
      expect(headers.get("content-security-policy")).toContain("frame-ancestors *");
    }
    expect((await get("/embed/xx")).headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  });

  it("may be kept for ever only when its name changes with its content", async () => {
    const css = /href="(\/assets\/[^"]+\.css)"/.exec(await (await get("/fr")).text())?.[1] ?? "";
    expect((await get(css)).headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect((await get("/fr")).headers.get("cache-control")).toBe("public, no-cache");
    expect((await get("/calendar/fr.ics")).headers.get("cache-control")).toBe("public, no-cache");
    for (const path of ["/fr/sign-in", "/fr/organise", "/fr/coordinate", "/fr/events/nothing/join", "/fr/my/nothing"]) {
      expect([path, (await get(path)).headers.get("cache-control")]).toEqual([
        path,
        expect.stringMatching(/^(private, )?no-store$/),
      ]);
    }
  });

  it("is compressed for one person as for all", async () => {
    const event = makeEvent(app.db);
    const response = await get(`/fr/events/${event.slug}/join`, { "Accept-Encoding": "gzip" });
    expect(response.headers.get("content-encoding")).toBe("gzip");
  });
});

describe("a change", () => {
  it("is in the very next answer of every page and feed", async () => {
    const event = makeEvent(app.db, { title: "Concerto" });
    const paths = [
      `/en/events/${event.slug}`,
      "/en/programme",
      "/en",
      "/calendar/en.ics",
      `/events/${event.slug}.ics?lang=en`,
    ];
    const before = new Map<string, string | null>();
    for (const path of paths) {
      const response = await get(path);
      before.set(path, response.headers.get("etag"));
      expect((await get(path, { "If-None-Match": response.headers.get("etag") ?? "" })).status).toBe(304);
    }
    cancelDate(contextFor(app.db, { actor: actorOf(app.db, event.email) }), {
      dateId: event.dateIds[0] ?? "",
      note: "Chove.",
    });
    for (const path of paths.filter((path) => path !== "/en")) {
      const response = await get(path, { "If-None-Match": before.get(path) ?? "" });
      expect([path, response.status]).toEqual([path, 200]);
      expect(await response.text()).toContain("Cancelled");
    }
  });

  it("leaves no mark of a reader in what all readers get", async () => {
    const { email } = makeOrganisation(app.db);
    const cookie = await app.signIn(email);
    const mine = await (
      await get("/fr/programme", { Cookie: cookie, "Accept-Language": "ar", Host: "evil.example" })
    ).text();
    expect(mine).toBe(await (await get("/fr/programme")).text());
    expect(mine).not.toContain("evil.example");
    expect(mine).toContain("https://week.test/fr/programme");
  });
});

describe("a form", () => {
  const send = (origin: string | undefined, extra: Record<string, string> = {}) =>
    new Promise<{ status: number; body: string }>((resolve, reject) => {
      const init = formPost({ email: "nobody@example.org" }, "https://week.test");
      const headers: Record<string, string> = { ...(init.headers as Record<string, string>), ...extra };
      if (origin === undefined) delete headers["Origin"];
      else headers["Origin"] = origin;
      const request = httpRequest(`${server.url}/ar/sign-in`, { method: "POST", headers }, (response) => {
        let body = "";
        response.on("data", (part: Buffer) => {
          body += part.toString();
        });
        response.on("end", () => resolve({ status: response.statusCode ?? 0, body }));
      });
      request.on("error", reject);
      request.end(String(init.body));
    });

  it.each([
    ["a page of ours", "https://week.test", {}],
    [
      "a page of ours behind a proxy that passes on its host",
      "http://inside.example:8080",
      { Host: "inside.example:8080" },
    ],
    ["a browser that does not say", undefined, {}],
    ["a browser that says same site", undefined, { "Sec-Fetch-Site": "same-origin" }],
  ])("from %s is taken", async (_what, origin, extra) => {
    expect((await send(origin, extra)).status).toBe(303);
  });

  it.each([
    ["another site", "https://evil.example", {}],
    ["a page without an origin", "null", {}],
    ["a browser that says cross-site", undefined, { "Sec-Fetch-Site": "cross-site" }],
  ])("from %s is refused in the reader's language, and changes nothing", async (_what, origin, extra) => {
    const { status, body } = await send(origin, extra);
    expect(status).toBe(403);
    expect(body).toContain('<html lang="ar" dir="rtl">');
    expect(body).toContain("جاءت هذه الاستمارة من موقع آخر");
    expect(app.db.$client.prepare("select count(*) as c from sign_in_code").get()).toEqual({ c: 0 });
  });
});

describe("a request that nothing here can read", () => {
  const raw = (method: string, path: string) =>
    new Promise<{ status: number; location: string | undefined }>((resolve, reject) => {
      httpRequest(server.url, { method, path }, (response) => {
        response.resume();
        resolve({ status: response.statusCode ?? 0, location: response.headers.location });
      })
        .on("error", reject)
        .end();
    });

  it.each([
    ["TRACE", "/en", 405],
    ["OPTIONS", "*", 405],
    ["GET", "http://evil.example/en", 400],
    ["GET", "/%", 400],
    ["GET", "/%ff", 400],
    ["GET", "/en/events/%ff", 400],
    ["GET", "/en/my/a-secret%ff", 400],
    // Characters that URL parsers drop, leaving two slashes, or read as a slash or as a host.
    ["GET", "/%0A", 400],
    ["GET", "/%09%0D", 400],
    ["GET", "/%0A%5C:", 400],
    ["GET", "/%5C", 400],
    ["GET", "/en/events/%5C%3A", 400],
    ["GET", "//", 400],
    ["GET", "//:", 400],
    ["GET", "/%2F:", 400],
  ])("%s %s is answered with %i and noted nowhere", async (method, path, status) => {
    expect((await raw(method, path)).status).toBe(status);
    expect(app.faults).toEqual([]);
  });

  it.each([
    "/%2Fevil.example/coordinate/organisations/x/verify",
    "/%5Cevil.example/coordinate/organisations/x/verify",
    "/%E6%97%A5/coordinate/organisations/x/verify",
    "/%0d%0a/coordinate/organisations/x/verify",
  ])("%s leads nowhere else", async (path) => {
    const { status, location } = await raw("GET", path);
    expect(status).toBeLessThan(500);
    expect(location ?? "/en/coordinate").toBe("/en/coordinate");
  });
});

it("hears the next request on a connection of which it refused to read the last", async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const send = (method: string, path: string, body: string) =>
    new Promise<{ status: number; isReused: boolean }>((resolve, reject) => {
      const headers = { "Content-Type": "application/x-www-form-urlencoded", "Content-Length": body.length };
      const request = httpRequest(`${server.url}${path}`, { method, agent, headers }, (response) => {
        response
          .resume()
          .on("end", () => resolve({ status: response.statusCode ?? 0, isReused: request.reusedSocket }));
      });
      request.on("error", reject).end(body);
    });
  for (const path of ["/en/my", "/en/confirm/x", "/nope", "/u/x"]) {
    expect((await send("POST", path, "x".repeat(500_000))).status).toBeGreaterThanOrEqual(200);
    expect(await send("GET", "/healthz", "")).toEqual({ status: 200, isReused: true });
  }
  agent.destroy();
});

it.each(["PUT", "PATCH", "DELETE"])("does nothing for %s", async (method) => {
  const event = makeEvent(app.db);
  const { token } = signUp(app.db, event);
  const response = await fetch(`${server.url}/en/my/${token}`, {
    method,
    body: new URLSearchParams({ intent: "erase" }),
  });
  expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, HEAD, POST"]);
  expect((await get(`/en/my/${token}`)).status).toBe(200);
});

it("writes down no fault of its own for a question no page of ours asks", async () => {
  for (const path of [
    "/?_data=root",
    "/en?_data=root",
    "/en/organise?_data=routes%2Fnothing",
    "/en?%5Fdata=root&x=?",
  ]) {
    expect((await get(path)).status).toBeLessThan(500);
  }
  expect(app.faults).toEqual([]);
});

describe("files", () => {
  it.each([
    "/assets/../package.json",
    "/..%2f..%2fpackage.json",
    "/assets/",
    "/.env",
    "/assets/%2e%2e/server/main.js",
    "//etc/passwd",
  ])("%s is none", async (path) => {
    const status = await new Promise<number>((resolve, reject) => {
      httpRequest(`${server.url}`, { path }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      })
        .on("error", reject)
        .end();
    });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  });
});

it("answers 500 in the reader's language when everything fails, and writes down where, not who", async () => {
  app.db.$client.exec("drop table event_date");
  const response = await get("/ar/programme");
  expect(response.status).toBe(500);
  const html = await response.text();
  expect(html).toContain("حدث خطأ من جانبنا");
  // The number of the request in the log.
  expect(html).toMatch(/<bdi dir="ltr">[0-9a-f]{6}-\d+<\/bdi>/);
  expect(app.faults.length).toBeGreaterThan(0);
});

describe("a body", () => {
  const big = (path: string, bytes: number, cookie = "") =>
    fetch(`${server.url}${path}`, {
      method: "POST",
      body: "a".repeat(bytes),
      redirect: "manual",
      headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: app.context.origin, Cookie: cookie },
    });

  it.each([
    ["/fr/sign-in", 100_001],
    ["/fr/sign-in.data", 100_001],
    ["/fr/organise/events/x/edit/what", 400_001],
    ["/fr/organise/import", 400_001],
    ["/nothing", 100_001],
  ])("of a stranger may have so much at %s and no more", async (path, bytes) => {
    expect((await big(path, bytes - 1)).status).not.toBe(413);
    const refused = await big(path, bytes);
    expect([refused.status, refused.headers.get("cache-control")]).toEqual([413, "no-store"]);
    expect(await refused.text()).toMatch(/trop|too long/);
  });

  it("may be longer for who is signed in, where a form of ours is", async () => {
    const cookie = await app.signIn(makeOrganisation(app.db).email);
    expect((await big("/fr/organise/account", 400_001, cookie)).status).toBe(413);
    expect((await big("/fr/organise/events/x/edit/what", 400_001, cookie)).status).not.toBe(413);
    expect((await big("/fr/organise/events/x/edit/what", 4_000_001, cookie)).status).toBe(413);
  });

  it("without end is cut off, and the answer was given before", async () => {
    const sent = httpRequest(`${server.url}/fr/sign-in`, {
      method: "POST",
      headers: { "Content-Length": 1_000_000_000, "Content-Type": "text/plain" },
    });
    const piece = Buffer.alloc(1_000_000);
    let bytes = 0;
    const closed = new Promise<void>((resolve) => sent.once("close", () => resolve()).once("error", () => resolve()));
    const answered = new Promise((resolve) => sent.once("response", (answer) => resolve(answer.statusCode)));
    const write = () => {
      bytes += piece.length;
      if (!sent.destroyed) sent.write(piece, (fault) => (fault ? undefined : write()));
    };
    write();
    expect(await answered).toBe(413);
    await closed;
    expect(bytes).toBeLessThan(60_000_000);
  });
});
