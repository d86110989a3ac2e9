import { tableHeader } from "#app/cli/demonstration/compose-events.ts";
import { writableOf } from "#app/domain/changes/writable.server.ts";
import { insertEdition } from "#db/queries/editions.server.ts";
import { stringify } from "csv-stringify/sync";
import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { accessibilityFaults } from "../support/browser.ts";
import { day, makeOrganisation } from "../support/factories.ts";
import { setUpJourneys } from "../support/journey.ts";

/**
 * Journey of a town clerk who imports twelve events, gives them a venue in one go, submits them all, and copies them a
 * year later, on a phone and on a wide screen, with and without scripts.
 */
const journey = setUpJourneys();

const count = 12;
function table(): string {
  const rows = Array.from({ length: count }, (_, index) => ({
    external_id: `n${index}`,
    title: `Atelier ${index + 1}`,
    summary: "Un atelier ouvert.",
    language: "fr",
    theme: "participation",
    format: "workshop",
    city: "Strasbourg",
    country: "FR",
    start: `2026-12-${18 + (index % 9)}T18:00`,
    end: `2026-12-${18 + (index % 9)}T20:00`,
    organisation: "Mairie",
  }));
  return stringify([tableHeader, ...rows.map((row) => tableHeader.map((name) => row[name as keyof typeof row] ?? ""))]);
}

/** Count the pages that are loaded from now on. */
function loadsOf(page: Page): () => number {
  let loads = 0;
  page.on("load", () => {
    loads += 1;
  });
  return () => loads;
}

async function press(page: Page, selector: string): Promise<void> {
  await Promise.all([page.waitForEvent("load"), page.locator(selector).first().click()]);
}

function openNextYear(): void {
  const { db } = journey.app;
  db.$client.prepare("update edition set state = 'archived'").run();
  insertEdition(
    writableOf(db),
    {
      id: randomUUID(),
      code: "week-2027",
      state: "open",
      startsOn: day("2027-12-17"),
      endsOn: day("2027-12-26"),
      submitUntil: day("2027-12-10"),
      createdAt: journey.app.clock.now(),
    },
    { en: "Week 2027", fr: "Semaine 2027", es: "Semana 2027", pt: "Semana 2027", ar: "أسبوع 2027" },
  );
}

const reviews = () =>
  journey.app.db.$client.prepare("select review, count(*) as n from event group by review order by review").all();

/** Expect a page within the screen and without faults of access; it is asked by scripts. */
async function expectFits(page: Page, hasScript: boolean): Promise<void> {
  if (!hasScript) return;
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  expect(await accessibilityFaults(page)).toEqual([]);
}

it.each([
  ["fr", 360, 640, false],
  ["ar", 360, 640, true],
  ["fr", 1280, 900, true],
  ["ar", 1280, 900, false],
] as const)(
  "a clerk imports, mends, submits and copies 12 events (%s, %i × %i)",
  async (language, width, height, hasScript) => {
    const { app, browser, server } = journey;
    const ours = makeOrganisation(app.db, { name: "Mairie", city: "strasbourg" });
    const context = await browser.newContext({ viewport: { width, height }, javaScriptEnabled: hasScript });
    const page = await journey.signIn(context, ours.email, language);
    await page.goto(`${server.url}/${language}/organise/import`);
    const file = { name: "programme.csv", mimeType: "text/csv", buffer: Buffer.from(table()) };
    await page.setInputFiles("#table-file", file);
    await press(page, 'button[value="check"]');
    const loads = loadsOf(page);
    await press(page, 'button[value="import"]');
    await press(page, 'button[value="venue"]');
    await page.fill('input[name="venueName"]', "Maison des associations");
    await expectFits(page, hasScript);
    await press(page, "main form[method=post] button[type=submit]");
    await press(page, 'main button[value="submit"]');
    await expectFits(page, hasScript);
    await press(page, "main form[method=post] button[type=submit]");
    expect(reviews()).toEqual([{ review: "submitted", n: count }]);
    expect(loads()).toBeLessThanOrEqual(8);
    await page.goto(`${server.url}/${language}/organise`);
    await expectFits(page, hasScript);
    const row = await page.locator(".own-row").first().boundingBox();
    expect((row?.y ?? height) + (row?.height ?? 0)).toBeLessThanOrEqual(height);
    openNextYear();
    await page.goto(`${server.url}/${language}/organise/copy`);
    await page.locator('input[name="e"]').first().waitFor();
    for (const box of await page.locator('input[name="e"]').all()) await box.check();
    await expectFits(page, hasScript);
    await press(page, "main form[method=post] button[type=submit]");
    expect(reviews()).toEqual([
      { review: "draft", n: count },
      { review: "submitted", n: count },
    ]);
    await context.close();
  },
  120_000,
);
