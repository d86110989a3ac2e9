import { languages } from "#app/domain/languages/language.ts";
import { programmeViews } from "#app/domain/model/programme-filter.ts";
import fc from "fast-check";
import { Agent, request as httpRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApp, startServer, type TestApp } from "../support/app.ts";
import { demoDatabase } from "../support/database.ts";

let app: TestApp;
let server: Awaited<ReturnType<typeof startServer>>;
let slug: string;
let dateId: string;
const agent = new Agent({ keepAlive: true });
beforeAll(async () => {
  app = await createApp({ db: demoDatabase(), isDemo: true });
  server = await startServer(app, { isOrigin: true });
  ({ slug, dateId } = app.db.$client
    .prepare(
      `select e.slug, d.id as dateId from event e join event_date d on d.event_id = e.id
        where e.review = 'approved' and e.participation = 'sign_up' limit 1`,
    )
    .get() as { slug: string; dateId: string });
});
afterAll(async () => {
  agent.destroy();
  await server.close();
});

const runs = Number(process.env["PROPERTY_RUNS"] ?? 100);

/** Replace lone surrogates, which an address cannot contain. */
const wellFormed = (text: string): string => Buffer.from(text).toString();

type Asked = { method?: string; path: string; headers?: Record<string, string>; body?: string };
const ask = ({ method = "GET", path, headers = {}, body }: Asked) =>
  new Promise<{ status: number; text: string }>((resolve, reject) => {
    const length = body === undefined ? {} : { "Content-Length": String(Buffer.byteLength(body)) };
    const sent = httpRequest(
      `${server.url}${path}`,
      { method, agent, headers: { ...headers, ...length } },
      async (answer) => {
        let text = "";
        for await (const part of answer) text += String(part);
        resolve({ status: answer.statusCode ?? 0, text });
      },
    );
    sent.once("error", reject);
    sent.end(body);
  });
/** Check that a request causes no error in the answer or in the log. */
async function expectSound(asked: Asked): Promise<void> {
  const { status, text } = await ask(asked);
  // Remove the faults, so that a later request, such as a shorter one by fast-check, is not blamed for them.
  const faults = app.faults.splice(0).map((fault) => (fault instanceof Error ? fault.stack : fault));
  expect([status < 500 ? "sound" : status, asked.path, faults]).toEqual(["sound", asked.path, []]);
  expect(text).not.toMatch(/SqliteError|at Object\.|node_modules|\[object Object\]/);
}

const nasty = fc.constantFrom(
  "",
  " ",
  "0",
  "-1",
  "1e999",
  "NaN",
  "null",
  "undefined",
  "true",
  "[]",
  "{}",
  "..",
  "../../etc/passwd",
  "%",
  "%00",
  "\u0000",
  "'",
  '"',
  "';--",
  "<script>alert(1)</script>",
  "\r\nX-Evil: 1",
  "\n",
  "\\",
  "//:",
  "\u202Eabc",
  "\uFFFF",
  "\uD800",
  "🏳️‍🌈",
  "ﷺ",
  "2026-02-30",
  "9999-12-31",
  "0000-00-00",
  "2026-12-18T25:61",
  "__proto__",
  "constructor",
  "a".repeat(5_000),
  "*",
  '"*"',
  "NEAR(a b)",
  "title:x",
  "-a",
  "~",
);
const anything = fc.oneof(
  nasty,
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ maxLength: 200 }),
  fc.integer().map(String),
);
const names = [
  "edition",
  "country",
  "city",
  "region",
  "theme",
  "format",
  "language",
  "attendance",
  "access",
  "organisation",
  "q",
  "from",
  "to",
  "seats",
  "view",
  "after",
  "updated_since",
  "lang",
  "to",
  "for",
  "done",
  "_data",
  "index",
  "limit",
];
const parameter = fc.tuple(
  fc.oneof(fc.constantFrom(...names), fc.string({ maxLength: 12 })),
  fc.oneof(anything, fc.constantFrom("lisboa", "pt", "solidarity", ...programmeViews)),
);
const query = fc.array(parameter, { maxLength: 6 }).map((pairs) => {
  return new URLSearchParams(pairs.map(([name, value]) => [wellFormed(name), wellFormed(value)])).toString();
});
const language = fc.constantFrom(...languages, "xx", "EN", "..");

describe("whatever is asked", () => {
  it("in the parameters of every public address is answered, or refused in words", { timeout: 240_000 }, async () => {
    const path = fc.tuple(language, anything).map(([lang, word]) => {
      const some = encodeURIComponent(wellFormed(word));
      return [
        `/${lang}`,
        `/${lang}/programme`,
        `/${lang}/events/${some}`,
        `/${lang}/events/${slug}`,
        `/${lang}/cities/${some}`,
        `/${lang}/countries/${some}`,
        `/${lang}/regions/${some}`,
        `/${lang}/themes/${some}`,
        `/${lang}/organisations/${some}`,
        `/${lang}/subscribe`,
        `/${lang}/digest`,
        `/embed/${lang}`,
        `/calendar/${lang}.ics`,
        `/events/${some}.ics`,
        `/feed/${lang}.atom`,
        `/feed/${lang}.json`,
        "/api/v1/events",
        `/api/v1/events/${some}`,
        "/api/v1/organisations",
        `/${lang}/my/${some}`,
        `/calendar/my/${some}.ics`,
        `/u/${some}`,
        `/u/organisers/${some}`,
        `/${lang}/confirm/${some}`,
        `/${lang}/reports/${some}`,
        `/pictures/${some}`,
        `/${some}`,
        `/${lang}/events/${some}/join`,
        `/events/${some}/preview.jpg`,
        `/${lang}/events/${slug}/join`,
      ];
    });
    await fc.assert(
      fc.asyncProperty(
        path.chain((paths) => fc.constantFrom(...paths)),
        query,
        async (at, asked) => {
          await expectSound({ path: asked === "" ? at : `${at}?${asked}` });
        },
      ),
      { numRuns: runs * 4 },
    );
  });

  it("in headers changes nothing but what they are for", { timeout: 120_000 }, async () => {
    const printable = anything.map((text) => text.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, "").slice(0, 2_000));
    const headers = fc.dictionary(
      fc.constantFrom(
        "Accept-Language",
        "Accept-Encoding",
        "If-None-Match",
        "If-Modified-Since",
        "Cookie",
        "X-Forwarded-For",
        "X-Forwarded-Host",
        "Forwarded",
        "Range",
        "Referer",
        "Accept",
        "User-Agent",
        "Authorization",
        "X-Remix-Response",
        "Sec-Fetch-Site",
        "Expect-CT",
      ),
      fc.oneof(
        printable,
        fc.constantFrom("*", 'W/"x"', "gzip;q=NaN", "ww_session=x.y; ww_code=%", "bytes=0-0", "Thu, 99 Foo"),
      ),
      { maxKeys: 5 },
    );
    const paths = [
      "/",
      "/fr/programme",
      `/ar/events/${slug}`,
      "/calendar/es.ics",
      "/fr/organise",
      "/en/sign-in",
      "/api/v1/events",
      "/robots.txt",
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), headers, async (path, given) => {
        await expectSound({ path, headers: given });
      }),
      { numRuns: runs * 2 },
    );
  });

  it("in a form is taken or comes back, and never breaks anything", { timeout: 240_000 }, async () => {
    const fields = [
      "email",
      "code",
      "requestId",
      "dateId",
      "partySize",
      "nickname",
      "needs",
      "forOther",
      "kind",
      "text",
      "intent",
      "name",
      "alias",
      "cityId",
      "proof",
      "language",
      "signUpId",
      "proposedCity.name",
      "needs[0]",
      "dates[0].start",
      "dates[99999].start",
      "__proto__.x",
    ];
    const field = fc.tuple(
      fc.oneof(fc.constantFrom(...fields), fc.string({ maxLength: 20 })),
      fc.oneof(anything, fc.constant(dateId), fc.constant("ana@example.org")),
    );
    const paths = [
      "/sign-in",
      "/sign-in/code",
      "/register",
      "/my",
      "/my/none",
      "/digest?city=lisboa",
      "/confirm/none",
      "/reports/none",
      "/sign-out",
      `/events/${slug}/join`,
      `/events/${slug}/follow`,
      `/events/${slug}/report`,
    ];
    const body = fc.oneof(
      {
        weight: 4,
        arbitrary: fc
          .array(field, { maxLength: 8 })
          .map((pairs) =>
            new URLSearchParams(pairs.map(([name, value]) => [wellFormed(name), wellFormed(value)])).toString(),
          ),
      },
      { weight: 1, arbitrary: anything },
    );
    const type = fc.constantFrom(
      "application/x-www-form-urlencoded",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "text/plain",
      "application/json",
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...languages),
        fc.constantFrom(...paths, "/u"),
        body,
        type,
        async (lang, path, sent, kind) => {
          const at = path === "/u" ? "/u/none" : `/${lang}${path}`;
          await expectSound({
            method: "POST",
            path: at,
            body: sent,
            headers: { "Content-Type": kind, Origin: server.url },
          });
        },
      ),
      { numRuns: runs * 2 },
    );
  });
});
