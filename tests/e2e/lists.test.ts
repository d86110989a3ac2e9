import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { accessibilityFaults, openPage } from "../support/browser.ts";
import { makeCoordinator, makeEvent } from "../support/factories.ts";
import { setUpJourneys } from "../support/journey.ts";

/**
 * The secretariat renames a theme, adopts a typed language and adds a line of synonyms, on a phone and a desktop, with
 * scripts and without.
 */
const journey = setUpJourneys("suite");
const screens = [
  { width: 360, height: 640 },
  { width: 1280, height: 900 },
];
const runs = (["fr", "ar"] as const).flatMap((language) =>
  screens.flatMap((viewport) => [true, false].map((javaScriptEnabled) => ({ language, viewport, javaScriptEnabled }))),
);

type Session = Awaited<ReturnType<Awaited<ReturnType<typeof journey.browser.newContext>>["storageState"]>>;
let session: Session | null = null;
let slug = "";
async function signedIn(): Promise<Session> {
  if (session) return session;
  const context = await journey.browser.newContext();
  await journey.signIn(context, makeCoordinator(journey.app.db, { kind: "network", code: "" }).email, "fr");
  slug = makeEvent(journey.app.db, { title: "Mutirão da horta", themes: ["solidarity"] }).slug;
  session = await context.storageState();
  return session;
}

const press = (page: Page, button: string) => Promise.all([page.waitForEvent("load"), page.locator(button).click()]);
const fits = async (page: Page, width: number) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);

it.each(runs)(
  "renames a theme, adopts a typed language and adds synonyms: $language, $viewport.width, scripts $javaScriptEnabled",
  async ({ language, ...options }) => {
    const { width } = options.viewport;
    const context = await journey.browser.newContext({ ...options, storageState: await signedIn() });
    const { page } = await openPage(context, journey.server.url);
    const lists = `${journey.server.url}/${language}/coordinate/secretariat/lists`;
    const follow = async (path: string) => {
      await page.click(`main a[href="/${language}/coordinate/secretariat/lists/${path}"]`);
      await page.waitForURL(`${lists}/${path}`);
      await fits(page, width);
      if (options.javaScriptEnabled) expect(await accessibilityFaults(page)).toEqual([]);
    };
    const letters = `${language}${width === 360 ? "s" : "l"}${options.javaScriptEnabled ? "a" : "b"}`;
    const word = `tema${language}${width}${options.javaScriptEnabled ? "a" : "b"}`;

    // A name that another theme has is refused, and nothing that was typed is lost.
    await page.goto(lists);
    await follow("theme");
    await follow("theme/solidarity");
    const [field, other] = language === "fr" ? ["labels.fr", "Participation"] : ["labels.ar", "المشاركة"];
    await page.fill(`#term input[name="${field}"]`, other);
    await page.fill('#term input[name="labels.es"]', word);
    await press(page, '#term button[value="rename"]');
    expect(await page.locator(".error-summary li").count()).toBe(1);
    expect(await page.inputValue('#term input[name="labels.es"]')).toBe(word);
    await page.fill(`#term input[name="${field}"]`, word);
    await press(page, '#term button[value="rename"]');
    expect(page.url()).toBe(`${lists}/theme#solidarity`);

    // Readers see and find the new name.
    await page.goto(`${journey.server.url}/${language}/events/${slug}`);
    expect(await page.locator("main .themes").innerText()).toContain(word);
    await page.goto(`${journey.server.url}/${language}/programme?q=${word}`);
    expect(await page.locator("main article").innerText()).toContain("Mutirão da horta");

    // A typed name of a language, which one language of the list has.
    const typed = makeEvent(journey.app.db, {
      title: `Fala ${word}`,
      themes: ["participation"],
      otherLanguage: `Olof${letters}`,
    });
    makeEvent(journey.app.db, { title: `Canta ${word}`, themes: ["participation"], otherLanguage: `OLOF ${letters}` });
    await page.goto(`${journey.server.url}/${language}/events/${typed.slug}`);
    expect(await page.locator("main .key").innerText()).toContain(`Olof${letters}`);
    await page.goto(lists);
    await follow("languages");
    const row = page.locator(".rows li", { hasText: `Olof${letters}` });
    await row.locator('input[name="language"]').fill("Quenya");
    const send = () => Promise.all([page.waitForEvent("load"), row.locator('button[value="adopt"]').click()]);
    await send();
    expect(await row.locator('input[name="language"]').inputValue()).toBe("Quenya");
    await row.locator('input[name="language"]').fill(language === "fr" ? "wolof" : "الولوفية");
    await send();
    expect(await page.locator("main").innerText()).not.toContain(`Olof${letters}`);
    await page.goto(`${journey.server.url}/${language}/programme?language=wo&q=${word}`);
    expect(await page.locator("main article").count()).toBe(2);

    // A line of synonyms, after one that is refused.
    makeEvent(journey.app.db, { title: `Puxirum${word}`, themes: ["participation"] });
    await page.goto(`${lists}/synonyms/pt`);
    await fits(page, width);
    if (options.javaScriptEnabled) expect(await accessibilityFaults(page)).toEqual([]);
    await page.fill("#words textarea", `convívio${word}`);
    await press(page, '#words button[type="submit"]');
    expect(await page.inputValue("#words textarea")).toBe(`convívio${word}`);
    expect(await page.locator("#words .fault").count()).toBe(1);
    await page.fill("#words textarea", `convívio${word}, puxirum${word}`);
    await press(page, '#words button[type="submit"]');
    expect(page.url()).toMatch(/#line-\d+$/);
    await page.goto(`${journey.server.url}/${language}/programme?q=convivio${word}`);
    expect(await page.locator("main article").innerText()).toContain(`Puxirum${word}`);
    await context.close();
  },
);
