import { factorCode } from "#app/domain/second-factor/totp.server.ts";
import { reportEvent } from "#app/domain/reports/report-event.server.ts";
import { minutes } from "#app/domain/time/zoned-time.ts";
import { findSecondFactor } from "#db/queries/second-factors.server.ts";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { accessibilityFaults } from "../support/browser.ts";
import { contextFor, makeCoordinator, makeEvent, makeOrganisation } from "../support/factories.ts";
import { setUpJourneys } from "../support/journey.ts";

/**
 * Journey of a coordinator with three hundred events waiting: one by one, some asked for changes, all others at once, and
 * a report of danger that comes last. Elements are found by their role, so that the same steps run in two languages.
 */
const journey = setUpJourneys();
const waiting = 300;
/** Page loads that a person can follow in ten minutes, at fifteen seconds each. */
const maxLoads = 40;

/** Press a link or a button, and wait for the page that follows. */
async function press(page: Page, what: string): Promise<void> {
  await Promise.all([page.waitForEvent("load"), page.locator(what).first().click()]);
}

/** Sign in from the home page, by the link to the workspaces, the mailed code, and the second factor. */
async function signInFromHome(page: Page, { email, language }: { email: string; language: string }): Promise<void> {
  const { app, mailbox, server } = journey;
  await page.goto(`${server.url}/${language}`);
  await press(page, 'footer a[href$="/organise"]');
  await page.fill('input[name="email"]', email);
  await press(page, 'main button[type="submit"]');
  await journey.deliver();
  const code = /^ {4}([2-9A-Z]{8})$/m.exec(mailbox.newestTo(email).parsed.text ?? "")?.[1] ?? "";
  await page.fill('input[name="code"]', code);
  await press(page, 'main button[type="submit"]');
  if (!page.url().includes("/coordinate")) {
    const menu = page.locator(".menu-switch summary");
    if (await menu.isVisible()) await menu.click();
    await press(page, '.workspace-menu a[href$="/coordinate"]');
  }
  app.clock.advance(minutes(1));
  const factor = findSecondFactor(app.db, accountIdOf(email));
  await page.fill('input[name="code"]', factorCode(factor?.secret ?? "", app.clock.now()));
  await press(page, 'button[value="prove"]');
}

const accountIdOf = (email: string): string =>
  String(journey.app.db.$client.prepare("select id from account where email = ?").pluck().get(email));
const countIn = (review: string): unknown =>
  journey.app.db.$client.prepare("select count(*) from event where review = ?").pluck().get(review);
const topOf = async (page: Page, what: string): Promise<number> =>
  (await page.locator(what).first().boundingBox())?.y ?? Number.POSITIVE_INFINITY;

it.each([
  { language: "fr", javaScriptEnabled: false, viewport: { width: 360, height: 640 } },
  { language: "ar", javaScriptEnabled: true, viewport: { width: 1280, height: 900 } },
])("clears three hundred items and answers a report of danger: $language", { timeout: 180_000 }, async (settings) => {
  const { db, clock, faults } = journey.app;
  const { organisationId } = makeOrganisation(db);
  for (let number = 0; number < waiting; number += 1)
    makeEvent(db, { organisationId, until: "submitted", title: `Jantar ${number}` });
  const { slug } = makeEvent(db, { title: "Baile da rua" });
  const { email } = makeCoordinator(db, { kind: "country", code: "PT" });
  const { language, ...options } = settings;
  const context = await journey.browser.newContext(options);
  const page = await context.newPage();
  let loads = 0;
  page.on("load", () => {
    loads += 1;
  });
  await signInFromHome(page, { email, language });

  // The first row is on the first screen, and a page has forty.
  expect(await page.locator("h1").innerText()).toContain(String(waiting));
  expect(await topOf(page, ".queue-row")).toBeLessThan(settings.viewport.height);
  expect(await page.locator(".queue-row").count()).toBe(40);
  const passedOver = settings.javaScriptEnabled ? [] : null;
  if (passedOver) expect(await accessibilityFaults(page, passedOver)).toEqual([]);

  // One by one: each decision opens the next item, which has its decision in view.
  await press(page, ".queue-row h3 a");
  for (let decided = 1; decided <= 3; decided += 1) {
    expect(await topOf(page, "#publish button")).toBeLessThan(settings.viewport.height);
    await press(page, "#publish button");
    expect(countIn("approved")).toBe(1 + decided);
    expect(await page.locator(".notice.ok a").count()).toBe(1);
  }
  if (passedOver) expect(await accessibilityFaults(page, passedOver)).toEqual([]);
  await page.click("#refuse-open");
  await page.fill('#refuse textarea[name="reason"]', "Não é da semana.");
  await press(page, '#refuse button[type="submit"]');
  expect(countIn("refused")).toBe(1);

  // Two are asked for changes with one reason.
  await press(page, "a.back");
  for (const row of [0, 1]) await page.locator('.queue-row input[type="checkbox"]').nth(row).check();
  await page.click(".bulk-bar summary");
  await press(page, '.bulk-bar button[value="ask"]');
  expect(await page.locator("main ol li").count()).toBe(2);
  await press(page, 'main button[value="ask"]');
  expect(countIn("changes_requested")).toBe(2);

  // All others at once: one page names the number and the first ten.
  await press(page, "a.back");
  await press(page, ".choose-all a");
  await press(page, '.bulk-bar button[value="agree"]');
  const rest = waiting - 6;
  expect(await page.locator("main h1").innerText()).toContain(String(rest));
  expect(await page.locator("main ol li").count()).toBe(10);
  if (passedOver) expect(await accessibilityFaults(page, passedOver)).toEqual([]);
  await press(page, 'main button[value="agree"]');
  expect(countIn("submitted")).toBe(0);
  expect(countIn("approved")).toBe(1 + 3 + rest);

  // A report of danger came last, and is the first thing to see.
  const anonymous = contextFor(db, { actor: { kind: "anonymous" }, now: clock.now() });
  reportEvent(anonymous, { slug, kind: "dangerous", text: "Ameaças à porta.", email: null });
  makeEvent(db, { organisationId, until: "submitted", title: "Feira nova" });
  clock.advance(minutes(12));
  await press(page, "a.back");
  expect(await topOf(page, ".danger-report")).toBeLessThan(settings.viewport.height / 2);
  expect(await page.locator(".danger-report").innerText()).toContain("12");
  await press(page, '.danger-report a[href$="/hide"]');
  expect(await page.locator("main .lead").innerText()).toContain("Baile da rua");
  await page.goBack();
  await press(page, ".danger-report .actions a.button:not(.danger)");
  expect(await topOf(page, "#decision a.button")).toBeLessThan(settings.viewport.height);

  // Once opened, the report takes one line with both acts, and a row is on the first screen beside it.
  await press(page, "a.back");
  expect((await page.locator(".danger-report").boundingBox())?.height).toBeLessThan(70);
  expect(await page.locator('.danger-report a[href$="/hide"]').count()).toBe(1);
  expect(await topOf(page, ".queue-row h3")).toBeLessThan(settings.viewport.height - 100);
  await press(page, '.danger-report a[href$="#reports"]');
  await page.fill('#reports textarea[name="answer"]', "Obrigada. Falámos com a polícia.");
  await press(page, '#reports button[type="submit"]');
  await press(page, "a.back");
  expect([await page.locator(".danger-report").count(), await page.locator(".queue-row").count()]).toEqual([0, 1]);

  // A search that finds nothing says how much else waits.
  await page.fill('.list-search input[name="q"]', "nada disso");
  await press(page, ".list-words button");
  expect(await page.locator(".list-empty").innerText()).toContain("nada disso");
  expect(loads).toBeLessThan(maxLoads);
  expect(faults).toEqual([]);
  await context.close();
});

it("takes single keys only where the reader has switched them on", { timeout: 120_000 }, async () => {
  const { db, faults } = journey.app;
  for (const title of ["Jantar", "Baile"]) makeEvent(db, { until: "submitted", title });
  const { email } = makeCoordinator(db, { kind: "country", code: "PT" });
  const context = await journey.browser.newContext();
  const page = await journey.signIn(context, email, "en");
  const focused = () => page.evaluate(() => document.activeElement?.tagName);
  await page.keyboard.press("j");
  expect(await focused()).toBe("BODY");
  await page.keyboard.press("?");
  expect(await page.locator(".key-help[open]").count()).toBe(0);
  await page.click(".key-help summary");
  await page.check(".key-help input");
  await page.locator(".key-help summary").focus();
  await page.keyboard.press("j");
  expect(await focused()).toBe("A");
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
  // A refusal opens its reason, in which letters are letters.
  await page.keyboard.press("r");
  await page.keyboard.type("a");
  expect(await page.inputValue('#refuse textarea[name="reason"]')).toBe("a");
  await page.locator("#refuse-open").focus();
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("a")]);
  expect(countIn("approved")).toBe(1);
  expect(faults).toEqual([]);
  await context.close();
});
