import { listEditions } from "#db/queries/editions.server.ts";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { accessibilityFaults, openPage } from "../support/browser.ts";
import { makeCoordinator } from "../support/factories.ts";
import { setUpJourneys } from "../support/journey.ts";

/** The secretariat opens an edition after two mistakes, on a phone and a desktop, with scripts and without. */
const journey = setUpJourneys("suite");
const form = "#edition-new";
const screens = [
  { width: 360, height: 640 },
  { width: 1280, height: 900 },
];
const runs = (["fr", "ar"] as const).flatMap((language) =>
  screens.flatMap((viewport) => [true, false].map((javaScriptEnabled) => ({ language, viewport, javaScriptEnabled }))),
);
const days = { startsOn: "24/12/2027", endsOn: "02/01/2027", submitUntil: "20/12/2027" };

type Session = Awaited<ReturnType<Awaited<ReturnType<typeof journey.browser.newContext>>["storageState"]>>;
let session: Session | null = null;
async function signedIn(): Promise<Session> {
  if (session) return session;
  const context = await journey.browser.newContext();
  await journey.signIn(context, makeCoordinator(journey.app.db, { kind: "network", code: "" }).email, "fr");
  session = await context.storageState();
  return session;
}

const press = (page: Page, button: string) => Promise.all([page.waitForEvent("load"), page.locator(button).click()]);
const typedIn = (page: Page, name: string) => page.inputValue(`${form} input[name="${name}"]`);

async function fillWithMistakes(page: Page, name: string): Promise<void> {
  await page.fill(`${form} input[name="names.fr"]`, name);
  await page.fill(`${form} input[name="code"]`, `${name}!`);
  for (const [field, day] of Object.entries(days)) await page.fill(`${form} input[name="${field}"]`, day);
}

it.each(runs)(
  "opens an edition after two mistakes: $language, $viewport.width, scripts $javaScriptEnabled",
  async ({ language, ...options }) => {
    const context = await journey.browser.newContext({ ...options, storageState: await signedIn() });
    const { page } = await openPage(context, journey.server.url);
    await page.goto(`${journey.server.url}/${language}/coordinate/secretariat/editions`);
    const name = `Été ${language} ${options.viewport.width} ${options.javaScriptEnabled}`;
    await fillWithMistakes(page, name);
    await press(page, `${form} > button[type="submit"]`);

    // Both mistakes are listed, and nothing that was typed is lost.
    expect(await page.locator(".error-summary li").count()).toBe(2);
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("error-summary");
    expect([await typedIn(page, "names.fr"), await typedIn(page, "code")]).toEqual([name, `${name}!`]);
    for (const [field, day] of Object.entries(days)) expect(await typedIn(page, field)).toBe(day);
    if (options.javaScriptEnabled) expect(await accessibilityFaults(page)).toEqual([]);

    await page.fill(`${form} input[name="endsOn"]`, "2028-01-02");
    await press(page, `${form} button[name="takeCode"]`);
    const code = await typedIn(page, "code");
    expect(code).toMatch(/^ete-/);
    expect(await page.locator(`${form} .fault`).count()).toBe(0);
    await press(page, `${form} > button[type="submit"]`);

    // The card says days, state, and who sees another language's name.
    const card = await page.locator("main section", { hasText: code }).first().innerText();
    expect(card).toContain(name);
    expect(card).toContain("العربية");
    expect(listEditions(journey.app.db).find((edition) => edition.code === code)).toMatchObject({
      state: "draft",
      endsOn: "2028-01-02",
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(options.viewport.width);
    await context.close();
  },
);
