import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApp, startServer, type TestApp } from "../support/app.ts";
import { makeEvent } from "../support/factories.ts";
import { addressOf, walkRoutes, type WalkedRoute } from "../support/route-walk.ts";

let app: TestApp;
let server: Awaited<ReturnType<typeof startServer>>;
let routes: WalkedRoute[];
beforeAll(async () => {
  app = await createApp();
  server = await startServer(app);
  routes = await walkRoutes();
});
afterAll(() => server.close());

type Answer = { status: number; allow: string | undefined; type: string; cors: string | undefined; body: string };
const ask = (method: string, path: string, headers: Record<string, string> = {}) =>
  new Promise<Answer>((resolve, reject) => {
    httpRequest(server.url, { method, path, headers }, (response) => {
      const pieces: Buffer[] = [];
      response.on("data", (piece: Buffer) => pieces.push(piece));
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          allow: response.headers.allow,
          type: response.headers["content-type"] ?? "",
          cors: response.headers["access-control-allow-origin"] as string | undefined,
          body: Buffer.concat(pieces).toString("utf8"),
        }),
      );
    })
      .on("error", reject)
      .end();
  });
/** Values for all parameters, none of which exists. */
const values = new Proxy({ lang: "fr", "*": "nothing" } as Record<string, string>, {
  get: (known, name: string) => known[name] ?? "nothing",
});

describe("a method that an address does not take (RFC 9110 15.5.6)", () => {
  it.each(["PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"])(
    "%s is refused everywhere, with what is taken there",
    async (method) => {
      const walked = routes.filter(({ pattern }) => pattern !== "/*");
      expect(walked.length).toBeGreaterThan(100);
      for (const route of walked) {
        const address = addressOf(route.pattern, values).replace("*", "nothing");
        const { status, allow } = await ask(method, address);
        const isPreflight = method === "OPTIONS" && isOpen(route);
        expect([route.id, status, allow]).toEqual([route.id, isPreflight ? 204 : 405, methodsOf(route).join(", ")]);
      }
    },
  );

  it("GET, HEAD and POST are refused just where they are not among what is taken", async () => {
    for (const route of routes.filter(({ pattern, gets, posts }) => pattern !== "/*" && !(gets && posts))) {
      const address = addressOf(route.pattern, values).replace("*", "nothing");
      for (const method of route.gets ? ["POST"] : ["GET", "HEAD"]) {
        const { status, allow } = await ask(method, address);
        expect([route.id, method, status]).toEqual([route.id, method, 405]);
        expect(allow?.split(", ")).not.toContain(method);
      }
    }
  });

  it.each([
    ["POST", "/icon.svg", "GET, HEAD"],
    ["OPTIONS", "/icon.svg", "GET, HEAD"],
    ["PUT", "/__manifest", "GET, HEAD"],
    ["POST", "/fr/programme.data", "GET, HEAD"],
    ["PUT", "/fr/sign-in.data", "GET, HEAD, POST"],
    ["POST", "/fr/organise", "GET, HEAD"],
    ["OPTIONS", "*", "GET, HEAD, POST"],
    ["POST", "/API/v1/events", "GET, HEAD, OPTIONS"],
    ["POST", "/fr/../api/v1/events", "GET, HEAD, OPTIONS"],
  ])("%s %s: Allow is %s", async (method, path, allow) => {
    expect(await ask(method, path)).toMatchObject({ status: 405, allow });
  });

  it.each(["GET", "HEAD", "POST", "PUT", "OPTIONS"])("%s is nowhere where there is nothing", async (method) => {
    expect(await ask(method, "/fr/nothing/here")).toMatchObject({ status: 404, allow: undefined });
  });
});

describe("what the open data refuse", () => {
  it.each([
    ["GET", "/api", 404],
    ["GET", "/api/", 404],
    ["GET", "/api/v2/events", 404],
    ["GET", "/api/v1/nothing", 404],
    ["GET", "/api/v1/events/nothing", 404],
    ["GET", "/api/v1/events?city=nowhere", 400],
    ["GET", "/api/v1/events?updated_since=yesterday", 400],
    ["GET", "/api/v1/%ff", 400],
    ["GET", "/api/%5C", 400],
    ["POST", "/api/v1/events", 405],
    ["DELETE", "/api/v1/events/nothing", 405],
    ["PUT", "/api/openapi.json", 405],
  ])("%s %s is said as JSON, to pages of every site", async (method, path, status) => {
    const answer = await ask(method, path, { Accept: "text/html" });
    expect(answer).toMatchObject({ status, cors: "*" });
    expect(answer.type).toBe("application/json; charset=utf-8");
    expect(JSON.parse(answer.body)).toMatchObject({ error: expect.stringMatching(/^[a-z ]+$/) });
  });

  it("says to HEAD what it says to GET, but for the words", async () => {
    expect(await ask("HEAD", "/api/v1/nothing")).toMatchObject({ status: 404, body: "", cors: "*" });
  });

  it("says when it is asked for too often, and when it works again", async () => {
    const limited = await createApp({ countRequest: () => Promise.resolve(30) });
    const own = await startServer(limited);
    const response = await fetch(`${own.url}/api/v1/events?q=baile`);
    expect([response.status, response.headers.get("retry-after")]).toEqual([429, "30"]);
    expect(await response.json()).toEqual({ error: "too many requests" });
    await own.close();
  });

  it("says that it failed, under the number of the log, and tells the log", async () => {
    const broken = await createApp({ db: app.db });
    const own = await startServer(broken);
    makeEvent(app.db);
    app.db.$client.exec("alter table event rename to event_gone");
    const response = await fetch(`${own.url}/api/v1/events`);
    const fault = (await response.json()) as { error: string; reference: string };
    app.db.$client.exec("alter table event_gone rename to event");
    expect([response.status, fault.error]).toEqual([500, "internal error"]);
    expect(fault.reference).not.toBe("");
    expect(broken.faults).toHaveLength(1);
    await own.close();
  });

  it("are described, with each status", async () => {
    const document = JSON.parse((await ask("GET", "/api/openapi.json")).body) as {
      paths: Record<string, { get: { responses: Record<string, unknown> } }>;
    };
    for (const [path, { get }] of Object.entries(document.paths)) {
      const described = Object.keys(get.responses);
      expect([path, ["400", "405", "429", "500", "default"].filter((status) => !described.includes(status))]).toEqual([
        path,
        [],
      ]);
    }
  });
});

describe("a feed of a filter that means nothing", () => {
  it.each(["/calendar/fr.ics", "/feed/fr.atom", "/feed/fr.json"])("%s names the parameter", async (path) => {
    const { status, type, body } = await ask("GET", `${path}?city=atlantis&seats=2&from=2026-12-20&to=2026-12-01`);
    expect([status, type]).toEqual([404, "text/plain; charset=utf-8"]);
    expect(body).toContain("Une partie de ce choix n’a pas de sens ici");
    for (const words of ["city\u00a0: «\u00a0atlantis\u00a0»", "seats\u00a0: «\u00a02\u00a0»", "to: Le dernier jour"]) {
      expect(body.replaceAll(" ", "\u00a0")).toContain(words.replaceAll(" ", "\u00a0"));
    }
  });
});

const isOpen = ({ pattern }: WalkedRoute): boolean => pattern.startsWith("/api/");
const methodsOf = (route: WalkedRoute): string[] => [
  ...(route.gets ? ["GET", "HEAD"] : []),
  ...(route.posts ? ["POST"] : []),
  ...(isOpen(route) ? ["OPTIONS"] : []),
];
