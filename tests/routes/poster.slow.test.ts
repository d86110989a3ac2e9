import { type Language, languages } from "#app/domain/languages/language.ts";
import { derivedInclusionCodes } from "#app/domain/model/vocabulary.ts";
import { submitEvent } from "#app/domain/events/submit-event.server.ts";
import { setPicture } from "#app/domain/pictures/set-picture.server.ts";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createApp, startServer, type TestApp } from "../support/app.ts";
import { openBrowser } from "../support/browser.ts";
import { demoDatabase } from "../support/database.ts";
import { approve, cityId, contextFor, dateInput, makeEvent, makeOrganisation, openWeek } from "../support/factories.ts";
import { plain } from "../support/pictures.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

type Poster = { slug: string; language: Language };
const inAllLanguages = (slug: string): Poster[] => languages.map((language) => ({ slug, language }));

/** List the posters that have more than one printed page, words outside the page, or a picture too small to see. */
async function faultsOf(app: TestApp, posters: readonly Poster[]): Promise<string[]> {
  const server = await startServer(app);
  const faults: string[] = [];
  const waiting = [...posters];
  const print = async () => {
    const page = await (await browser.newContext({ viewport: { width: 1000, height: 1400 } })).newPage();
    for (let poster = waiting.pop(); poster; poster = waiting.pop()) {
      const { slug, language } = poster;
      await page.goto(`${server.url}/${language}/events/${slug}/poster`);
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
      const pages = pdf.match(/\/Type\s*\/Page(?![a-zA-Z])/g)?.length ?? 0;
      await page.emulateMedia({ media: "print" });
      const hidden = await page.evaluate(() => {
        const boxes = [...document.querySelectorAll("body, .poster, .poster-words, .poster-way")];
        const square = document.querySelector(".poster .qr")?.getBoundingClientRect();
        const picture = document.querySelector(".poster img")?.getBoundingClientRect();
        const limit = (296 / 25.4) * 96 + 1;
        return [
          ...boxes.filter((box) => box.scrollHeight > box.clientHeight + 1).map((box) => box.className || "body"),
          ...(square && square.bottom <= limit && square.width > 120 ? [] : ["the square"]),
          ...(picture && picture.height < (18 / 25.4) * 96 ? [`the picture: ${picture.height}`] : []),
        ];
      });
      await page.emulateMedia({ media: null });
      if (pages !== 1 || hidden.length > 0) faults.push(`${language} ${slug}: ${pages} pages, cut: ${hidden.join()}`);
    }
  };
  await Promise.all([print(), print(), print()]);
  await server.close();
  return faults;
}

it("prints every poster of the demonstration on one page, in one language after the other, the longest in all", async () => {
  const app = await createApp({ db: demoDatabase(), isDemo: true });
  const slugs = app.db.$client
    .prepare(
      `select slug from event join event_text on event_text.event_id = event.id where review = 'approved'
       group by slug order by max(length(title) + length(summary)) desc`,
    )
    .pluck()
    .all() as string[];
  expect(slugs.length).toBeGreaterThan(30);
  const turns = slugs.map((slug, index) => ({ slug, language: languages[index % languages.length] ?? "en" }));
  expect(await faultsOf(app, [...turns, ...slugs.slice(0, 10).flatMap(inAllLanguages)])).toEqual([]);
}, 600_000);

it("prints one, five and fourteen dates on one page, with and without a picture, all dates visible", async () => {
  const app = await createApp({ db: openWeek() });
  const slugs: string[] = [];
  for (const [count, hasPicture] of [1, 5, 14].flatMap((count) => [[count, false] as const, [count, true] as const])) {
    const event = makeEvent(app.db, {
      until: "draft",
      dates: Array.from({ length: count }, (_, index) => {
        const [day, hour] = [18 + (index % 10), index < 10 ? 10 : 19];
        return dateInput(`2026-12-${day}T${hour}:00`, `2026-12-${day}T${hour + 2}:00`, 20);
      }),
    });
    if (hasPicture) await hang(app, event.eventId);
    submitEvent(contextFor(app.db), { eventId: event.eventId });
    approve(app.db, event.eventId);
    slugs.push(event.slug);
  }
  expect(await faultsOf(app, slugs.flatMap(inAllLanguages))).toEqual([]);
}, 240_000);

/** Give an event a picture with the longest credit. */
async function hang(app: TestApp, eventId: string): Promise<void> {
  const file = new Blob([new Uint8Array(await plain(800, 1200).jpeg().toBuffer())]);
  const texts = { alternativeText: "Uma mesa", credit: longest("Fotografia ", 140) };
  await setPicture({ ...contextFor(app.db), uploadsDir: app.context.uploadsDir }, { eventId, file, ...texts });
}

const longest = (word: string, length: number) =>
  word
    .repeat(Math.ceil(length / word.length))
    .slice(0, length)
    .trim();

it.each([
  ["words", "Rencontre ", "fr"],
  ["capitals", "MWOMEN’S ", "en"],
  ["one word", "Wasserwerksdirektor", "en"],
  ["Arabic", "لقاء الجيران في المدينة ", "ar"],
  ["emoji", "👩🏽‍🚀", "pt"],
] as const)(
  "prints the longest of everything on one page: %s",
  async (_what, word, language) => {
    const app = await createApp({ db: openWeek() });
    const { db } = app;
    const organisation = makeOrganisation(db, { name: longest(word, 120) });
    const codes = db.$client.prepare("select code from term where kind = 'inclusion'").pluck().all() as string[];
    const answered = codes.filter((code) => !(derivedInclusionCodes as readonly string[]).includes(code));
    const event = makeEvent(db, {
      organisationId: organisation.organisationId,
      language,
      cityId: cityId(db, "lisboa"),
      title: longest(word, 140),
      summary: longest(word, 200),
      venueName: longest(word, 200),
      streetAddress: longest(word, 300),
      publicContact: longest(word, 200),
      spoken: ["ar", "fr", "en", "es", "pt", "wo", "so", "fa", "uk", "ti", "ps", "ku", "tr"],
      themes: ["solidarity", "participation", "interculturality"],
      inclusion: Object.fromEntries(answered.map((code, index) => [code, index % 3 === 0 ? "no" : "on_request"])),
      attendance: "in_person",
      dates: Array.from({ length: 8 }, (_, index) =>
        dateInput(`2026-12-${18 + index}T19:00`, `2026-12-${19 + index}T02:00`),
      ),
      until: "draft",
    });
    await hang(app, event.eventId);
    submitEvent(contextFor(db), { eventId: event.eventId });
    approve(db, event.eventId);
    expect(await faultsOf(app, inAllLanguages(event.slug))).toEqual([]);
  },
  120_000,
);
