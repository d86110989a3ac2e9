import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { expectAccessible, openPage } from "../support/browser.ts";
import { cityId, dateInput, makeEvent, makeOrganisation } from "../support/factories.ts";
import { setUpJourneys } from "../support/journey.ts";

const journey = setUpJourneys();
const at = (path: string) => `${journey.server.url}${path}`;

/** Make events in two cities on three days, two of them at the same time. */
function fill() {
  const { db } = journey.app;
  const organisation = makeOrganisation(db, { name: "Maré de Vizinhos" });
  const evening = [dateInput("2026-12-18T19:00", "2026-12-18T22:00")];
  makeEvent(db, { title: "Café das línguas", organisationId: organisation.organisationId, dates: evening });
  makeEvent(db, { title: "Baile", dates: [dateInput("2026-12-18T20:00", "2026-12-18T23:00")] });
  makeEvent(db, {
    title: "Repas partagé",
    language: "fr",
    cityId: cityId(db, "paris"),
    dates: [dateInput("2026-12-19T19:00", "2026-12-19T22:00")],
  });
  return db.$client
    .prepare("select slug from organisation where id = ?")
    .pluck()
    .get(organisation.organisationId) as string;
}

it("has no way of finding that a small phone or a screen reader cannot use", async () => {
  const slug = fill();
  const context = await journey.browser.newContext({ viewport: { width: 320, height: 640 } });
  for (const path of [
    "programme?q=cafe",
    "programme?q=nothing&city=lisboa",
    "programme?view=week",
    "programme?view=map",
    "programme?view=print",
    "cities/lisboa",
    "countries/fr",
    "themes/solidarity",
    `organisations/${slug}`,
    "subscribe?city=lisboa",
  ]) {
    await expectAccessible(context, journey.server.url, `/en/${path}`);
  }
  // An embedded page has no heading of the site around it.
  const { page } = await openPage(context, journey.server.url);
  await page.goto(at("/embed/ar?city=lisboa"));
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  expect(journey.app.faults).toEqual([]);
});

it.each([
  ["en", "linguas"],
  ["ar", "LÍNG"],
] as const)("leads from words, a day or a place to the event, without a script: %s", async (language, words) => {
  fill();
  const context = await journey.browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
  const { page, faults } = await openPage(context, journey.server.url);

  // From the home page: a place in the reader's own word for it, and a day, in one form.
  await page.goto(at(`/${language}`));
  await page.fill('input[name="near"]', language === "ar" ? "لشبونة" : "lisbon");
  await page.selectOption('select[name="when"]', "2026-12-18");
  await Promise.all([page.waitForURL(/city=lisboa&from=2026-12-18/), page.click(".finder button")]);
  expect(await page.locator(".card-title").count()).toBeGreaterThan(0);
  // Change the language with the keyboard: it is behind one button.
  await page.locator(".language-menu summary").focus();
  await page.keyboard.press("Enter");
  await Promise.all([page.waitForURL(/\/fr\/programme\?city=lisboa/), page.click('.languages a[lang="fr"]')]);

  // Search, ignoring accents.
  await page.goto(at(`/${language}/programme`));
  await page.click(".filter-panel > details > summary");
  await page.fill('input[name="q"]', words);
  await page.press('input[name="q"]', "Enter");
  await page.waitForURL(/q=/);
  expect(await page.locator(".card-title").allInnerTexts()).toEqual(["Café das línguas"]);
  expect(await page.locator("mark").first().innerText()).toBe("línguas");

  // Follow the suggested change of a search without results.
  await page.goto(at(`/${language}/programme?q=linguas&city=paris`));
  await Promise.all([page.waitForEvent("load"), page.locator(".empty a").first().click()]);
  expect(await page.locator(".card-title").count()).toBeGreaterThan(0);

  // Open the week: the days of the edition from its first, and simultaneous dates together.
  await page.goto(at(`/${language}/programme`));
  await Promise.all([page.waitForURL(/view=week/), page.click('.views a[href*="view=week"]')]);
  expect(await page.locator(".week .lane li").count()).toBe(2);
  expect(await page.locator(".week section h3").count()).toBe(10);
  await page.click('.days a[href="#day-2026-12-18"]');
  expect(page.url()).toContain("#day-2026-12-18");

  // Use the map by keyboard: a circle links to its city.
  await page.goto(at(`/${language}/programme?view=map`));
  const circle = page.locator('.map a[href*="city=lisboa"], .map a').first();
  await circle.focus();
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
  expect(page.url()).toMatch(/country=|city=|region=/);

  // Open the page of a city, and an event there.
  await page.goto(at(`/${language}/cities/lisboa`));
  await Promise.all([page.waitForURL(/\/events\//), page.locator(".card-title a").first().click()]);
  expect(faults).toEqual([]);
  expect(journey.app.faults).toEqual([]);
});

it("is shown in the page of another site, and nothing else of ours is", async () => {
  fill();
  const host = createServer((_request, response) => {
    response.setHeader("Content-Type", "text/html");
    const frames = ["/embed/pt?city=lisboa", "/pt/programme"].map((path) => `<iframe src="${at(path)}"></iframe>`);
    response.end(`<!DOCTYPE html><title>City</title>${frames.join("")}`);
  });
  await new Promise<void>((resolve) => host.listen(0, "127.0.0.1", resolve));
  const page = await (await journey.browser.newContext()).newPage();
  await page.goto(`http://localhost:${(host.address() as AddressInfo).port}/`);
  const texts = await Promise.all(
    page
      .frames()
      .slice(1)
      .map((frame) =>
        frame
          .locator("body")
          .innerText()
          .catch(() => ""),
      ),
  );
  expect(texts[0]).toContain("Café das línguas");
  expect(texts[1] ?? "").not.toContain("Café das línguas");
  await new Promise((resolve) => host.close(resolve));
});
