import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { accessibilityFaults } from "../support/browser.ts";
import { makeCoordinator, makeEvent, makeOrganisation } from "../support/factories.ts";
import { setUpJourneys } from "../support/journey.ts";

/**
 * Journey of a coordinator who chooses organisers by a filter, writes to them in two languages, looks at the message and
 * sends it; one of them then stops such messages from the mail. Elements are found by their name or address, so that the
 * same steps run in two languages.
 */
const journey = setUpJourneys();

/** Press a link or a button, and wait for the page that follows. */
async function press(page: Page, what: string): Promise<void> {
  await Promise.all([page.waitForEvent("load"), page.locator(what).first().click()]);
}

const topOf = async (page: Page, what: string): Promise<number> =>
  (await page.locator(what).first().boundingBox())?.y ?? Number.POSITIVE_INFINITY;
const widthOf = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);

/** Three organisations, of which two have no event yet; one of these reads Arabic. */
function makeOrganisers() {
  const { db } = journey.app;
  const busy = makeOrganisation(db, { name: "Ocupada", contactEmail: "ocupada@example.org" });
  makeEvent(db, { organisationId: busy.organisationId });
  makeOrganisation(db, { name: "Maré", contactEmail: "mare@example.org" });
  makeOrganisation(db, { name: "Sahab", contactEmail: "sahab@example.net" });
  db.$client.prepare("update account set language = 'ar' where email = 'sahab@example.net'").run();
  return makeCoordinator(db, { kind: "country", code: "PT" });
}

it.each([
  { language: "fr", javaScriptEnabled: false, viewport: { width: 360, height: 640 } },
  { language: "ar", javaScriptEnabled: true, viewport: { width: 1280, height: 900 } },
  { language: "ar", javaScriptEnabled: false, viewport: { width: 360, height: 640 } },
  { language: "fr", javaScriptEnabled: true, viewport: { width: 1280, height: 900 } },
])(
  "chooses, previews, sends, and is stopped: $language, scripts $javaScriptEnabled",
  { timeout: 120_000 },
  async (settings) => {
    const { language, ...options } = settings;
    const { mailbox, server, app } = journey;
    const { email } = makeOrganisers();
    const context = await journey.browser.newContext(options);
    const page = await journey.signIn(context, email, language);
    const isSound = async () => {
      expect(await widthOf(page)).toBeLessThanOrEqual(settings.viewport.width);
      if (settings.javaScriptEnabled) expect(await accessibilityFaults(page)).toEqual([]);
    };
    await page.goto(`${server.url}/${language}/coordinate/contacts`);
    // The first row is on the first screen.
    expect(await page.locator(".contact-row").count()).toBe(3);
    expect(await topOf(page, ".contact-row")).toBeLessThan(settings.viewport.height);
    await isSound();
    await page.locator(".list-filter > summary").click();
    await page.selectOption('select[name="events"]', "none");
    await press(page, ".list-words button");
    expect(await page.locator(".contact-row").count()).toBe(2);

    await press(page, 'a[href*="/messages/write"]');
    expect(await topOf(page, 'input[type="text"]')).toBeLessThan(settings.viewport.height);
    await isSound();
    for (const [each, subject, text] of [
      ["fr", "Programme ouvert", "Bonjour,\nvous pouvez déposer vos événements."],
      ["ar", "فتح باب البرنامج", "مرحبًا، يمكنكم إضافة أنشطتكم."],
    ] as const) {
      const field = page.locator(`[name="subject.${each}"]`);
      if (!(await field.isVisible())) await page.locator(`summary[lang="${each}"]`).click();
      await field.fill(subject);
      await page.fill(`[name="text.${each}"]`, text);
    }
    await press(page, 'button[value="preview"]');
    expect(await page.locator("main section").count()).toBe(2);
    expect(await page.locator('button[value="send"]').innerText()).toMatch(language === "fr" ? "2" : "شخصين");
    await isSound();
    await press(page, 'button[value="send"]');
    expect(await page.locator(".list-row").count()).toBe(1);
    await isSound();

    await journey.deliver();
    const mail = mailbox.newestTo("sahab@example.net").parsed;
    expect(mail.subject).toBe("فتح باب البرنامج");
    const link = /https?:\/\/[^\s/]+(\/u\/organisers\/[\w-]{22})/.exec(mail.text ?? "")?.[1] ?? "";
    await page.goto(`${server.url}${link}`);
    expect(await page.locator("html").getAttribute("dir")).toBe("rtl");
    await press(page, "main form button");
    await isSound();
    await page.goto(`${server.url}/${language}/coordinate/contacts?events=none`);
    expect(await page.locator(".contact-reach").innerText()).toContain(language === "fr" ? "ne veut pas" : "لا يريد");
    expect(app.faults).toEqual([]);
    await context.close();
  },
);
