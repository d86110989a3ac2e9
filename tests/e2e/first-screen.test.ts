import type { Browser, Page } from "playwright-core";
import { languages } from "#app/domain/languages/language.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApp, startServer } from "../support/app.ts";
import { openBrowser } from "../support/browser.ts";
import { demoDatabase } from "../support/database.ts";

let server: Awaited<ReturnType<typeof startServer>>;
let browser: Browser;
beforeAll(async () => {
  server = await startServer(await createApp({ db: demoDatabase(), isDemo: true }), { isOrigin: true });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** A usual phone: what is lower than its screen is not seen at first. */
const phone = { width: 390, height: 844 };

const bottomOf = (page: Page, selector: string): Promise<number> =>
  page.locator(selector).evaluate((element) => element.getBoundingClientRect().bottom);
const topOf = (page: Page, selector: string): Promise<number> =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => element.getBoundingClientRect().top);

describe.each(languages)("the first screen of a phone in %s", (language) => {
  it("has the finder and the beginning of the first event, below a short header", async () => {
    const page = await browser.newPage({ viewport: phone });
    await page.goto(`${server.url}/${language}`);
    expect(await topOf(page, "main")).toBeLessThanOrEqual(96);
    expect(await bottomOf(page, ".finder")).toBeLessThanOrEqual(phone.height);
    expect(await topOf(page, "main article h3")).toBeLessThanOrEqual(phone.height - 40);
    await page.close();
  });

  it("has the finder also where text is twice as large", async () => {
    const page = await browser.newPage({ viewport: phone });
    await page.goto(`${server.url}/${language}`);
    await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
    expect(await bottomOf(page, ".finder")).toBeLessThanOrEqual(phone.height);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
    await page.close();
  });
});
