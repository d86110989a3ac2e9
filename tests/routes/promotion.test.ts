import sharp from "sharp";
import { beforeEach, expect, it } from "vitest";
import { createApp, type TestApp } from "../support/app.ts";
import { type MadeEvent, makeEvent } from "../support/factories.ts";

let app: TestApp;
let event: MadeEvent;
beforeEach(async () => {
  app = await createApp();
  event = makeEvent(app.db, {
    title: 'Chá & "bolos" <b>',
    placeLevel: "area",
    venueName: "Casa Xyzzy",
    streetAddress: "Rua Plugh 77",
    district: "Mouraria",
    spoken: ["pt"],
  });
});
const page = async (path: string) => (await app.ask(path)).text();
const unescaped = (html: string) => html.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&amp;", "&");

it("has a message ready in each language, with the place as everybody may know it", async () => {
  const html = await page(`/fr/events/${event.slug}/share`);
  const texts = [...html.matchAll(/<textarea[^>]*lang="(\w\w)"[^>]*>([^<]*)/g)].map(([, language, text]) => [
    language,
    text,
  ]);
  expect(texts.map(([language]) => language)).toEqual(["fr", "en", "es", "pt", "ar"]);
  for (const [language, text] of texts) {
    expect(text).toContain("Mouraria");
    expect(text).not.toMatch(/Xyzzy|Plugh/);
    expect(text).toContain(`/${language}/events/${event.slug}`);
  }
  expect(texts[0]?.[1]).toContain("Quand\u00a0: vendredi 18 décembre 2026, 19\u00a0h\u00a0–\u00a022\u00a0h");
});

it("has a piece for other sites in which nothing of the title becomes markup", async () => {
  const html = await page(`/en/events/${event.slug}/share`);
  const piece = unescaped(/<textarea[^>]*aria-labelledby="embed"[^>]*>([^<]*)/.exec(html)?.[1] ?? "");
  expect(piece).toContain(`href="${app.context.origin}/en/events/${event.slug}"`);
  expect(piece).toContain('alt="Chá &amp; &quot;bolos&quot; &lt;b&gt;"');
  expect(piece).not.toContain("<script");
});

it("has a picture of 1200 by 630 in each language that a cache must ask for again", async () => {
  for (const language of ["en", "ar"]) {
    const answer = await app.ask(`/events/${event.slug}/preview.jpg?lang=${language}`);
    const { width, height, format } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
    expect([answer.status, width, height, format]).toEqual([200, 1200, 630, "jpeg"]);
    const etag = answer.headers.get("etag") ?? "";
    expect(answer.headers.get("cache-control")).toBe("public, no-cache");
    const again = await app.ask(`/events/${event.slug}/preview.jpg?lang=${language}`, {
      headers: { "If-None-Match": etag },
    });
    expect(again.status).toBe(304);
  }
  expect((await app.ask("/events/nothing-here/preview.jpg")).status).toBe(404);
});

it("shows another picture once the hour is another", async () => {
  const tag = async () => (await app.ask(`/events/${event.slug}/preview.jpg?lang=en`)).headers.get("etag");
  const before = await tag();
  app.db.$client
    .prepare("update event_date set starts_at_local = '2026-12-18T20:00', starts_at_utc = starts_at_utc + 3600000")
    .run();
  expect(await tag()).not.toBe(before);
});

it("tells networks of the picture, in the language of the page", async () => {
  const html = await page(`/ar/events/${event.slug}`);
  const image = /property="og:image" content="([^"]*)"/.exec(html)?.[1] ?? "";
  expect(unescaped(image)).toBe(`${app.context.origin}/events/${event.slug}/preview.jpg?lang=ar`);
  expect((await app.ask(unescaped(image).slice(app.context.origin.length))).status).toBe(200);
});

it("has a poster that says the address of the page, and of the place what everybody may know", async () => {
  const html = await page(`/ar/events/${event.slug}/poster`);
  expect(html).toContain(`/ar/events/${event.slug}`);
  expect(html).toMatch(/<html[^>]*dir="rtl"/);
  expect(html).toContain('class="qr"');
  expect(html).toContain("Mouraria");
  expect(html).not.toMatch(/Xyzzy|Plugh/);
});
