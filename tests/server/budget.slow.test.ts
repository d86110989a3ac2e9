import { languages } from "#app/domain/languages/language.ts";
import { brotliCompressSync, constants } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApp, startServer, type TestApp } from "../support/app.ts";
import { demoDatabase } from "../support/database.ts";

/** Size of HTML and style together, compressed, that fits into the first round trips of a slow connection. */
const budgetBytes = 14 * 1024;

/**
 * Return the compressed size of a page in bytes, or an upper limit of it: a fast compression that fits into the budget
 * is enough, and only pages near the budget need the best one.
 */
function compressedBytes(html: string): number {
  const hasty = brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;
  return hasty + styleBytes <= budgetBytes ? hasty : brotliCompressSync(html).length;
}

let app: TestApp;
let server: Awaited<ReturnType<typeof startServer>>;
let styleBytes: number;
beforeAll(async () => {
  app = await createApp({ db: demoDatabase(), isDemo: true });
  server = await startServer(app);
  const css = /href="(\/assets\/[^"]+\.css)"/.exec(await (await fetch(`${server.url}/en`)).text())?.[1] ?? "";
  styleBytes = brotliCompressSync(await (await fetch(`${server.url}${css}`)).text()).length;
});
afterAll(() => server.close());

describe.each(languages)("every public page of the demonstration in %s", (language) => {
  it("fits into 14 KB with its style, needs no script, and asks nobody else for anything", async () => {
    const slugs = app.db.$client.prepare("select slug from event where review = 'approved'").all() as {
      slug: string;
    }[];
    const door = app.db.$client
      .prepare("select slug from event where review = 'approved' and participation = 'sign_up' limit 3")
      .all() as { slug: string }[];
    const pages = [
      "",
      "/programme",
      "/programme?country=fr",
      "/programme?view=week",
      "/programme?view=map",
      "/programme?view=map&region=africa",
      "/programme?view=map&country=fr",
      "/programme?view=print",
      "/programme?q=accueil",
      "/programme?q=zzz&city=lisboa",
      "/cities/lisboa",
      "/countries/fr",
      "/regions/africa",
      "/themes/solidarity",
      "/programme?theme=solidarity&theme=participation&access=free&from=2026-12-20",
      "/programme?from=2026-02-30",
      "/subscribe?city=lisboa",
      "/what-we-keep",
      "/about",
      "/accessibility",
      "/sign-in",
      "/nothing",
      ...slugs.map(({ slug }) => `/events/${slug}`),
      ...door.map(({ slug }) => `/events/${slug}/join`),
    ];
    let heaviest = { page: "", bytes: 0 };
    for (const page of pages) {
      const response = await fetch(`${server.url}/${language}${page}`);
      const html = await response.text();
      expect([page, response.status < 500]).toEqual([page, true]);
      const bytes = compressedBytes(html) + styleBytes;
      if (bytes > heaviest.bytes) heaviest = { page, bytes };
      expect([page, /<script(?! type="application\/ld\+json">)/.test(html)]).toEqual([page, false]);
      const loaded = [
        ...html.matchAll(
          /<(?:link rel="(?:stylesheet|icon)"|img|iframe|video|audio|source)[^>]*(?:href|src)="([^"]*)"/g,
        ),
      ];
      for (const [, address = ""] of loaded) expect(address).toMatch(/^\/(assets\/|icon\.svg)/);
    }
    expect(heaviest.bytes, `the heaviest is ${heaviest.page}`).toBeLessThanOrEqual(budgetBytes);
    expect(app.faults).toEqual([]);
  });
});
