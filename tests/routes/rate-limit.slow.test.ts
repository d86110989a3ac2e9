import { rateLimits } from "#app/http/rate-limit.server.ts";
import { constantTimeMs } from "#app/http/constant-time.server.ts";
import { createRateLimiters } from "#app/server/rate-limiters.server.ts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createApp, formPost, startServer, type TestApp } from "../support/app.ts";
import { makeEvent, makeOrganisation } from "../support/factories.ts";

let app: TestApp;
beforeEach(async () => {
  app = await createApp({ countRequest: createRateLimiters() });
});

/** Repeat a request until it is refused. @returns the refusal, and the number of accepted requests */
async function until429(ask: () => Promise<Response>, max: number): Promise<{ response: Response; taken: number }> {
  for (let taken = 0; taken <= max; taken += 1) {
    const response = await ask();
    if (response.status === 429) return { response, taken };
  }
  throw new Error(`never refused in ${max} times`);
}

describe("who asks too often", () => {
  it("for codes to one mailbox is told how long to wait, with what they typed, known or not", async () => {
    const { email } = makeOrganisation(app.db);
    const answers = await Promise.all(
      [email, "stranger@example.org"].map((address) =>
        until429(() => app.post("/fr/sign-in", { email: address }), rateLimits.signIn.account),
      ),
    );
    for (const [index, { response, taken }] of answers.entries()) {
      const seconds = Number(response.headers.get("retry-after"));
      expect([taken, Math.ceil(seconds / 60)]).toEqual([rateLimits.signIn.account, 60]);
      const html = await response.text();
      expect(html).toContain("envoyez-le de nouveau dans 60 minutes");
      expect(html).toContain(`value="${[email, "stranger@example.org"][index]}"`);
    }
  });

  it("keeps nobody else from signing in: a stranger's turns are their own", async () => {
    const { email } = makeOrganisation(app.db);
    await until429(() => app.post("/en/sign-in", { email }), rateLimits.signIn.account);
    app.context.visitor = "another visitor";
    const mails = () =>
      (app.db.$client.prepare("select count(*) as c from outbox where kind = 'sign_in_code'").get() as { c: number }).c;
    const before = mails();
    expect((await app.post("/en/sign-in", { email })).status).toBe(303);
    expect(mails()).toBe(before + 1);
  });

  it("to report gets the form back as it was typed, in their language", async () => {
    const event = makeEvent(app.db);
    const report = () => app.post(`/ar/events/${event.slug}/report`, { kind: "other", text: "الموعد خاطئ", email: "" });
    const { response } = await until429(report, rateLimits.report.max);
    expect(await response.text()).toContain("الموعد خاطئ");
  });

  it("with codes is refused before the code is looked at", async () => {
    const guess = () => app.post("/en/sign-in/code", { code: "AAAA-AAAA" });
    const { taken } = await until429(guess, rateLimits.code.max);
    expect(taken).toBe(rateLimits.code.max);
  });
});

describe("an answer that must not say whether somebody is known", () => {
  it.each([
    ["/en/sign-in", "a code"],
    ["/en/my", "their page"],
    ["/en/digest?city=lisboa", "a weekly mail"],
  ])("of %s comes at one moment", async (path) => {
    const { email } = makeOrganisation(app.db);
    for (const address of [email, "stranger@example.org"]) {
      const start = performance.now();
      expect((await app.post(path, { email: address })).status).toBeLessThan(400);
      // Timers may fire a millisecond early.
      expect(performance.now() - start).toBeGreaterThan(constantTimeMs - 5);
    }
  });
});

describe("behind the whole listener", () => {
  let server: Awaited<ReturnType<typeof startServer>>;
  afterEach(() => server.close());

  it("a visitor may search so often, and read everything else without end; behind a proxy each one counts", async () => {
    app.context.proxies = 1;
    server = await startServer(app);
    makeEvent(app.db);
    const get = (path: string, from: string) =>
      fetch(`${server.url}${path}`, { headers: { "X-Forwarded-For": `10.1.1.1, ${from}` } });
    let word = 0;
    const search = () => {
      word += 1;
      return get(`/pt/programme?q=a${word}`, "203.0.113.5");
    };
    const { response, taken } = await until429(search, rateLimits.search.max);
    expect([taken, response.headers.get("cache-control")]).toEqual([rateLimits.search.max, "no-store"]);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await response.text()).toContain("Muitos pedidos em pouco tempo");
    expect((await get("/pt/programme", "203.0.113.5")).status).toBe(200);
    expect((await get("/pt/programme?q=b", "203.0.113.6")).status).toBe(200);
    // Calendars of a search are exempt: one service fetches them for many readers, and gives up after a refusal.
    expect((await get("/calendar/pt.ics?q=b", "203.0.113.5")).status).toBe(200);
  });

  it("an upload is counted for its sender", async () => {
    const { email } = makeOrganisation(app.db);
    server = await startServer(app);
    app.context.origin = server.url;
    const cookie = await app.signIn(email);
    const upload = () => {
      const form = new FormData();
      form.set("intent", "check");
      form.set("file", new File(["title\n"], "events.csv"));
      return new Response(form).arrayBuffer().then(async (bytes) => {
        const type = new Response(form).headers.get("content-type") ?? "";
        const boundary = /boundary=(.*)$/.exec(type)?.[1] ?? "";
        const own = /^--(.*)\r\n/.exec(Buffer.from(bytes).toString("latin1"))?.[1] ?? boundary;
        return app.ask("/es/organise/import", {
          ...formPost({}, app.context.origin, cookie),
          body: bytes,
          headers: {
            "Content-Type": `multipart/form-data; boundary=${own}`,
            "Content-Length": String(bytes.byteLength),
            Origin: app.context.origin,
            Host: new URL(app.context.origin).host,
            Cookie: cookie,
          },
        });
      });
    };
    const { response, taken } = await until429(upload, rateLimits.upload.account);
    expect(taken).toBe(rateLimits.upload.account);
    expect(await response.text()).toContain("envíelo de nuevo dentro de");
  });
});
