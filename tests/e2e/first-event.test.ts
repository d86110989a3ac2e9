import { cityId } from "../support/factories.ts";
import { accessibilityFaults, openPage } from "../support/browser.ts";
import { setUpJourneys } from "../support/journey.ts";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";

/** Journey of a newcomer who registers an association and submits a first event, with optional steps left out. */
const journey = setUpJourneys();
const texts = {
  fr: { name: "Chœur du Largo", title: "Chanter ensemble", summary: "Une soirée ouverte à tout le monde." },
  ar: { name: "جوقة الساحة", title: "نغني معًا", summary: "أمسية مفتوحة للجميع." },
} as const;

/** A day outside the week, as people type it. */
const otherDay = { fr: "lundi 4 janvier 2027", ar: "٤ يناير ٢٠٢٧" } as const;

/** Count the pages that a person waits for, also those that a script changes to. @returns their number until now */
function countPages(page: Page): () => number {
  const visits: string[] = [];
  page.on("framenavigated", (frame) => {
    // Scripts also replace an address by itself, to keep the position on the page.
    if (frame === page.mainFrame() && frame.url() !== visits.at(-1)) visits.push(frame.url());
  });
  return () => visits.length;
}

async function follow(page: Page, selector: string, to: RegExp): Promise<void> {
  await page.locator(selector).locator("visible=true").first().click();
  await page.waitForURL(to);
  await page.waitForLoadState("load");
}

async function typeCode(page: Page): Promise<void> {
  await journey.deliver();
  const mail = journey.mailbox.newestTo("new@example.org").parsed.text ?? "";
  await page.fill('input[name="code"]', /^ {4}([2-9A-Z]{8})$/m.exec(mail)?.[1] ?? "");
  await follow(page, 'main form button[type="submit"]', /first-event$/);
}

async function register(page: Page, language: "fr" | "ar"): Promise<void> {
  await follow(page, `a[href="/${language}/organise"]`, /sign-in/);
  await follow(page, 'main a[href*="/register"]', /register/);
  await page.selectOption('select[name="kind"]', "civil_society");
  await page.selectOption('select[name="cityId"]', cityId(journey.app.db, "lisboa"));
  await page.fill('input[name="name"]', texts[language].name);
  await page.fill('[name="proof"]', "https://example.org");
  await page.fill('input[name="email"]', "new@example.org");
  await follow(page, 'main form button[type="submit"]', /sign-in\/code/);
  await typeCode(page);
}

async function writeEvent(page: Page, language: "fr" | "ar"): Promise<void> {
  await follow(page, 'main a[href$="/events/new"]', /edit\/what/);
  await page.fill('input[name="title"]', texts[language].title);
  await page.fill('textarea[name="summary"]', texts[language].summary);
  await page.check('input[name="themes"][value="participation"]');
  await page.selectOption('select[name="format"]', "concert");
  await follow(page, "main .actions button.big", /edit\/when/);
  const first = await page.locator(".day-boxes label").first().boundingBox();
  expect((first?.y ?? 999) + (first?.height ?? 0)).toBeLessThanOrEqual(page.viewportSize()?.height ?? 0);
  for (const day of ["2026-12-18", "2026-12-20"]) await page.check(`input[name="dates[0].day"][value="${day}"]`);
  await page.click(".other-day > summary");
  await page.fill('input[name="dates[0].otherDay"]', otherDay[language]);
  await page.fill('input[name="dates[0].startTime"]', "18:30");
  await page.fill('input[name="dates[0].endTime"]', "20:00");
  await follow(page, 'main .actions button[value="check"]', /organise\/events\/[0-9a-f-]{36}$/);
}

it.each([
  ["fr", true, 360, 640],
  ["fr", false, 1280, 900],
  ["ar", true, 1280, 900],
  ["ar", false, 360, 640],
] as const)("in %s, with scripts: %s, at %i × %i", async (language, javaScriptEnabled, width, height) => {
  const context = await journey.browser.newContext({ javaScriptEnabled, viewport: { width, height } });
  const { page, faults } = await openPage(context, journey.server.url);
  const pages = countPages(page);
  await page.goto(`${journey.server.url}/${language}`);
  await register(page, language);
  expect(await page.locator("main .notice").innerText()).toContain(texts[language].name);
  if (javaScriptEnabled) expect(await accessibilityFaults(page)).toEqual([]);
  await writeEvent(page, language);
  await page.click('main button[name="intent"][value="submit"]');
  await page.waitForSelector('main button[name="intent"][value="unsubmit"], main .notice');
  const { db } = journey.app;
  const stored = "select review, title from event join event_text on event_id = event.id";
  expect(db.$client.prepare(stored).all()).toEqual([{ review: "submitted", title: texts[language].title }]);
  const starts = db.$client.prepare("select starts_at_local from event_date order by 1").pluck().all();
  expect(starts).toEqual(["2026-12-18T18:30", "2026-12-20T18:30", "2027-01-04T18:30"]);
  expect(faults).toEqual([]);
  // One for the mail with the code, and one for the page after the last button, which has the same address.
  expect(pages() + 2).toBeLessThanOrEqual(12);
  await context.close();
});
