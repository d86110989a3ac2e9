import { cancelDate } from "#app/domain/dates/cancel-date.server.ts";
import { hideEvent } from "#app/domain/hiding/hide-event.server.ts";
import { get as httpGet, request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createApp, formPost, startServer, type TestApp } from "../support/app.ts";
import { actorOf, contextFor, makeCoordinator, makeEvent, makeOrganisation } from "../support/factories.ts";
import { hasNginx, startNginx } from "../support/nginx.ts";

const title = hasNginx ? "behind a real nginx" : "behind a real nginx (skipped: nginx is not installed here)";

describe.skipIf(!hasNginx)(title, () => {
  let app: TestApp;
  let server: Awaited<ReturnType<typeof startServer>>;
  let nginx: Awaited<ReturnType<typeof startNginx>>;
  beforeEach(async () => {
    app = await createApp({ proxies: 1 });
    server = await startServer(app);
    nginx = await startNginx(server.url);
  });
  afterEach(async () => {
    await nginx.stop();
    await server.close();
  });

  type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer; text: string; seen: string };
  /** Request an address without decompressing the answer. `seen`: what nginx did, and the status of the application. */
  const get = (path: string, headers: Record<string, string> = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      httpGet(`${nginx.url}${path}`, { headers: { Host: "week.test", ...headers } }, async (answer) => {
        const parts: Buffer[] = [];
        for await (const part of answer) parts.push(part as Buffer);
        const body = Buffer.concat(parts);
        const seen = String(answer.headers["x-seen"]);
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body, text: body.toString(), seen });
      }).once("error", reject);
    });

  it("keeps public pages and asks each time: 304 from us, the body from nginx", async () => {
    const event = makeEvent(app.db, { title: "Concerto" });
    for (const path of ["/fr/programme", `/pt/events/${event.slug}`, "/calendar/fr.ics", "/feed/es.atom"]) {
      const first = await get(path);
      const second = await get(path);
      expect([path, first.status, first.seen, second.status, second.seen]).toEqual([
        path,
        200,
        "MISS 200",
        200,
        "REVALIDATED 304",
      ]);
      expect(second.text).toBe(first.text);
      expect(second.text).toContain("Concerto");
      expect(second.headers["cache-control"]).toBe("public, no-cache");
      expect(second.headers["content-security-policy"]).toBe(first.headers["content-security-policy"]);
      const third = await get(path, { "If-None-Match": String(first.headers.etag) });
      expect([path, third.status, third.body.length]).toEqual([path, 304, 0]);
    }
  });

  it("gives each reader the encoding they can read, from the same cache", async () => {
    const open: Record<string, (body: Buffer) => string> = {
      br: (body) => brotliDecompressSync(body).toString(),
      gzip: (body) => gunzipSync(body).toString(),
      "": (body) => body.toString(),
    };
    const texts: string[] = [];
    for (const round of [1, 2]) {
      for (const [encoding, unpack] of Object.entries(open)) {
        const answer = await get("/ar/programme", encoding ? { "Accept-Encoding": encoding } : {});
        expect([round, encoding, answer.headers["content-encoding"] ?? ""]).toEqual([round, encoding, encoding]);
        texts.push(unpack(answer.body));
      }
    }
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain('dir="rtl"');
  });

  it("sends everybody to their own language", async () => {
    for (const language of ["ar", "fr", "pt", "fr"]) {
      const answer = await get("/", { "Accept-Language": language });
      expect([answer.status, answer.headers.location]).toEqual([302, `/${language}`]);
    }
  });

  it("shows a change in the very next answer", async () => {
    const event = makeEvent(app.db);
    const paths = [
      `/en/events/${event.slug}`,
      "/en/programme",
      "/calendar/en.ics",
      `/events/${event.slug}.ics?lang=en`,
    ];
    for (const path of [...paths, ...paths]) await get(path);
    cancelDate(contextFor(app.db, { actor: actorOf(app.db, event.email) }), {
      dateId: event.dateIds[0] ?? "",
      note: "Chove.",
    });
    for (const path of paths) {
      const { text, seen } = await get(path);
      expect([path, seen]).toEqual([path, "EXPIRED 200"]);
      expect(text).toContain("Cancelled");
      expect((await get(path)).seen).toBe("REVALIDATED 304");
    }
  });

  it("shows nothing of what was hidden from the moment it was: 410, and a calendar without a word of it", async () => {
    const event = makeEvent(app.db, { title: "Encontro discreto" });
    const page = `/pt/events/${event.slug}`;
    const listed = ["/pt/programme", "/feed/pt.atom", "/calendar/pt.ics", "/api/v1/events", "/sitemap.xml"];
    for (const path of [page, ...listed, page, ...listed]) expect((await get(path)).status).toBe(200);
    const { actor } = makeCoordinator(app.db, { kind: "country", code: "PT" });
    hideEvent(contextFor(app.db, { actor }), { eventId: event.eventId, note: "Ameaças" });
    const answer = await get(page);
    expect([answer.status, answer.text.includes("Encontro discreto")]).toEqual([410, false]);
    for (const path of listed) {
      const { status, text } = await get(path);
      expect([path, status, /Encontro discreto|encontro-discreto/.test(text)]).toEqual([path, 200, false]);
    }
  });

  it("keeps nothing that one person is shown, and nothing of theirs reaches another", async () => {
    const { email } = makeOrganisation(app.db, { name: "Coletivo Xyzzy" });
    makeEvent(app.db);
    const cookie = await app.signIn(email);
    const mine = await get("/fr/organise", { Cookie: cookie });
    expect(mine.text).toContain("Coletivo Xyzzy");
    for (const path of [
      "/fr/organise/account",
      "/fr/sign-in",
      "/fr/programme",
      "/fr/my/nothing",
      "/fr/organise/nothing",
    ]) {
      await get(path, { Cookie: cookie });
      await get(path, { Cookie: cookie });
    }
    const stranger = await get("/fr/organise");
    expect([stranger.status, stranger.text.includes("Xyzzy")]).toEqual([302, false]);
    const kept = nginx.kept();
    expect([...kept.matchAll(/^KEY: (.*)$/gm)].map(([, key]) => key)).toEqual(["week.test/fr/programme"]);
    for (const word of ["Xyzzy", "ww_session", email]) expect([word, kept.includes(word)]).toEqual([word, false]);
  });

  it("lets forms of ours through, and no others", async () => {
    const send = (origin: string) =>
      new Promise<number>((resolve, reject) => {
        const { headers, body } = formPost({ email: "nobody@example.org" }, origin);
        httpRequest(
          `${nginx.url}/en/sign-in`,
          { method: "POST", headers: { ...(headers as object), Host: "week.test" } },
          (answer) => {
            answer.resume();
            resolve(answer.statusCode ?? 0);
          },
        )
          .once("error", reject)
          .end(body);
      });
    expect([await send("https://week.test"), await send("https://evil.example")]).toEqual([303, 403]);
  });
});
