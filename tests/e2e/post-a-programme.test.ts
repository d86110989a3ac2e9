import { tableHeader } from "#app/cli/demonstration/compose-events.ts";
import { stringify } from "csv-stringify/sync";
import type { BrowserContext, Page } from "playwright-core";
import { expect, it } from "vitest";
import { accessibilityFaults, openPage } from "../support/browser.ts";
import { makeOrganisation } from "../support/factories.ts";
import { setUpJourneys } from "../support/journey.ts";

/**
 * Journey of a city's editor who posts a programme of three days, through pages alone. Elements are found by their role
 * (a field, a button, the target of a link), so that the same steps run in two languages, with and without scripts.
 */
const journey = setUpJourneys();
const texts = {
  fr: {
    title: "Trois jours d’accueil",
    summary: "Des ateliers et des repas, ensemble.",
    first: "Ouverture",
    second: "Atelier de contes",
  },
  ar: { title: "ثلاثة أيام للترحيب", summary: "ورشات ووجبات معًا.", first: "الافتتاح", second: "ورشة حكايات" },
} as const;

async function goOn(page: Page, to: RegExp): Promise<void> {
  await page.click("main .actions button.big");
  await page.waitForURL(to);
  await page.waitForLoadState("load");
}

async function fillForm(page: Page, language: "fr" | "ar"): Promise<string> {
  await page.click('main a[href$="/events/new"]');
  await page.waitForURL(/edit\/what/);
  await page.fill('input[name="title"]', texts[language].title);
  await page.fill('textarea[name="summary"]', texts[language].summary);
  await page.check('input[name="themes"][value="interculturality"]');
  await page.selectOption('select[name="format"]', "workshop");
  await goOn(page, /edit\/when/);
  for (const day of ["2026-12-18", "2026-12-19", "2026-12-20"]) {
    await page.check(`input[name="dates[0].day"][value="${day}"]`);
  }
  await page.fill('input[name="dates[0].startTime"]', "10:00");
  await page.fill('input[name="dates[0].endTime"]', "18:00");
  for (const part of ["who", "taking_part", "inclusion"]) await goOn(page, new RegExp(`edit/${part}`));
  await goOn(page, /organise\/events\/[0-9a-f-]{36}$/);
  return page.url().slice(journey.server.url.length);
}

async function addSession(page: Page, desk: string, words: { title: string; room: string; language: string }) {
  await page.goto(`${journey.server.url}${desk}/programme`);
  await page.locator('main a[href*="/programme/new"]').first().click();
  await page.waitForURL(/programme\/new/);
  const title = page.locator('main input[name^="title."]').first();
  await title.fill(words.title);
  await page.fill('input[name="startTime"]', "10:30");
  await page.fill('input[name="endTime"]', "12:00");
  await page.fill('input[name="room"]', words.room);
  await page.selectOption('select[name="spokenLanguage"]', words.language);
  await page.click("main form.part button");
  await page.waitForURL(/\/programme$/);
}

async function inviteAssociation(page: Page, desk: string, name: string) {
  await page.goto(`${journey.server.url}${desk}/partners?q=${encodeURIComponent(name)}`);
  await page.click('main button[name="intent"][value="invite"]');
  await page.waitForURL(/\/partners/);
  await page.waitForSelector(`main :text("${name}")`);
}

const hundred = (organisation: string): string =>
  stringify([
    [...tableHeader],
    ...Array.from({ length: 100 }, (_, index) => [
      `atelier-${index}`,
      `Atelier ${index + 1}`,
      "Un atelier de quartier.",
      "",
      "fr",
      "participation",
      "workshop",
      "Lisboa",
      "PT",
      "2026-12-19T15:00",
      "2026-12-19T17:00",
      "Maison",
      "",
      "public",
      "20",
      "sign_up",
      organisation,
      "",
    ]),
  ]);

async function importHundred(page: Page, language: string, organisation: string) {
  await page.goto(`${journey.server.url}/${language}/organise/import`);
  await page.setInputFiles('input[type="file"][accept*="csv"]', {
    name: "programme.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(hundred(organisation)),
  });
  await page.click('button[name="intent"][value="check"]');
  await page.waitForSelector('button[name="intent"][value="import"]');
  expect(journey.app.db.$client.prepare("select count(*) as c from event").get()).toEqual({ c: 1 });
  await page.click('button[name="intent"][value="import"]');
  await page.waitForSelector('main a[href$="/organise"]');
}

it.each([
  ["fr", true],
  ["fr", false],
  ["ar", true],
  ["ar", false],
] as const)("in %s, with scripts: %s", async (language, javaScriptEnabled) => {
  const city = makeOrganisation(journey.app.db, { kind: "local_authority", name: "Câmara de Lisboa" });
  const association = makeOrganisation(journey.app.db, { name: "Maré de Vizinhos" });
  const context = await journey.browser.newContext({ javaScriptEnabled, viewport: { width: 360, height: 740 } });
  const page = await journey.signIn(context, city.email, language);
  const seen: string[] = [`/${language}/organise`];

  const desk = await fillForm(page, language);
  await addSession(page, desk, { title: texts[language].first, room: "Sala 1", language: "fr" });
  await addSession(page, desk, { title: texts[language].second, room: "Sala 2", language: "ar" });
  expect(await page.locator("main").innerText()).toContain(texts[language].second);
  await inviteAssociation(page, desk, "Maré de Vizinhos");
  await page.goto(`${journey.server.url}${desk}`);
  await page.click('main button[name="intent"][value="submit"]');
  await page.waitForSelector('main button[name="intent"][value="unsubmit"], main .notice');
  await importHundred(page, language, "Câmara de Lisboa");
  seen.push(
    desk,
    `${desk}/programme`,
    `${desk}/partners`,
    `${desk}/texts`,
    `/${language}/organise/import`,
    `/${language}/organise/week`,
  );

  // All events appear in the workspace and in the downloaded table.
  for (const title of [texts[language].title, "Atelier 1", "Atelier 100"]) {
    await page.goto(`${journey.server.url}/${language}/organise?${new URLSearchParams({ q: title })}`);
    expect(await page.locator("main").innerText()).toContain(title);
  }
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const table = await (
    await fetch(`${journey.server.url}/${language}/organise/events.csv`, { headers: { Cookie: cookie } })
  ).text();
  expect(table).toContain(texts[language].title);
  expect(table).toContain("atelier-99");

  // The association gets the invitation, signs in and accepts.
  await journey.deliver();
  expect(journey.mailbox.newestTo(association.email).parsed.text).toContain(journey.server.url);
  const partner = await journey.signIn(
    await journey.browser.newContext({ javaScriptEnabled }),
    association.email,
    language,
  );
  await partner.goto(`${journey.server.url}/${language}/organise/invitations`);
  await partner.click('main button[name="intent"][value="accept"]');
  await partner.waitForLoadState("load");
  expect(journey.app.db.$client.prepare("select state from co_host").all()).toEqual([{ state: "accepted" }]);

  if (javaScriptEnabled) await expectAllAccessible(context, seen);
  expect(journey.app.faults).toEqual([]);
});

async function expectAllAccessible(context: BrowserContext, paths: readonly string[]): Promise<void> {
  const { page, faults } = await openPage(context, journey.server.url);
  for (const path of paths) {
    await page.goto(`${journey.server.url}${path}`);
    expect([path, await accessibilityFaults(page)]).toEqual([path, []]);
    expect([path, faults]).toEqual([path, []]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), path).toBeLessThanOrEqual(0);
  }
}
