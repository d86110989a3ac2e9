import type { Page } from "playwright-core";
import { beforeEach, describe, expect, it } from "vitest";
import { makeOrganisation } from "../support/factories.ts";
import { setUpJourneys } from "../support/journey.ts";

const journey = setUpJourneys();
const title = "Repas partagé";

/** The first page of the event form in a browser tab, filled in. */
let page: Page;
beforeEach(async () => {
  const { email } = makeOrganisation(journey.app.db);
  page = await journey.signIn(await journey.browser.newContext(), email, "fr");
  await page.click('main a[href$="/events/new"]');
  await page.waitForURL(/edit\/what/);
  await page.waitForLoadState("networkidle");
  await page.fill('input[name="title"]', title);
  await page.fill('textarea[name="summary"]', "Chacun apporte un plat.");
  await page.check('input[name="themes"][value="interculturality"]');
  await page.selectOption('select[name="format"]', "workshop");
  await page.evaluate(() => document.documentElement.setAttribute("data-same", ""));
});

/** True while the document is the one opened first. */
const isSameDocument = async () => (await page.locator("html[data-same]").count()) === 1;
const goOn = async () => {
  await page.click("main .actions button.big");
  await page.waitForURL(/edit\/when/);
  await page.waitForSelector('input[name="dates[0].day"]');
};

describe("a tab with the event form", () => {
  it("goes on to the next part without loading a document", async () => {
    await goOn();
    expect(await isSameDocument()).toBe(true);
  });

  it("goes on after a deploy by loading the next part from the new build", async () => {
    journey.server.deploy("next");
    await goOn();
    expect(await isSameDocument()).toBe(false);
    await page.click('nav.steps button[value="what"]');
    await page.waitForURL(/edit\/what/);
    expect(await page.inputValue('input[name="title"]')).toBe(title);
  });

  it("leaves the form after a deploy, with what was typed", async () => {
    journey.server.deploy("next");
    await page.click('nav.steps button[value="check"]');
    await page.waitForURL(/\/organise\/events\/[0-9a-f-]{36}$/);
    expect(await page.textContent("main")).toContain(title);
  });

  it("says after a deploy what else takes place on a day, without loading the page in which it is typed", async () => {
    await goOn();
    journey.server.deploy("next");
    const [answer] = await Promise.all([
      page.waitForResponse(/\/organise\/same-day\?/),
      page.check('input[name="dates[0].day"][value="2026-12-18"]'),
    ]);
    expect(await answer.json()).toMatchObject({ sameDays: [{ day: "2026-12-18" }] });
    expect(await isSameDocument()).toBe(true);
    expect(await page.isChecked('input[name="dates[0].day"][value="2026-12-18"]')).toBe(true);
  });
});
