import { hideEvent } from "#app/domain/hiding/hide-event.server.ts";
import { expect, it } from "vitest";
import { accessibilityFaults } from "../support/browser.ts";
import { contextFor, makeCoordinator, makeEvent } from "../support/factories.ts";
import { setUpJourneys } from "../support/journey.ts";

const journey = setUpJourneys();
const phone = { width: 360, height: 640 };
const desktop = { width: 1280, height: 900 };

it.each([
  ["fr", phone, false],
  ["fr", desktop, true],
  ["ar", phone, true],
  ["ar", desktop, false],
] as const)(
  "lets a coordinator find a hidden event by a word and restore it (%s, %o, script: %s)",
  async (...given) => {
    const [language, viewport, javaScriptEnabled] = given;
    const { db } = journey.app;
    makeEvent(db, { title: "Baile de inverno" });
    const hidden = makeEvent(db, { title: "Mesa das línguas" });
    hideEvent(contextFor(db), { eventId: hidden.eventId, note: "Morada privada" });
    const { email } = makeCoordinator(db, { kind: "country", code: "PT" });
    const context = await journey.browser.newContext({ viewport, javaScriptEnabled });
    const page = await journey.signIn(context, email, language);
    const publicStatus = async () =>
      (await fetch(`${journey.server.url}/${language}/events/${hidden.slug}`, { redirect: "manual" })).status;
    expect(await publicStatus()).toBe(410);

    if (viewport === phone) await page.click(".menu-switch summary");
    await page.click('.workspace-menu a[href$="/coordinate/events"]');
    await page.waitForURL(/\/coordinate\/events$/);
    // The first row stands on the first screen.
    expect((await page.locator(".list-row").first().boundingBox())?.y).toBeLessThan(viewport.height);
    await page.fill("#q", "linguas");
    await page.press("#q", "Enter");
    await page.waitForURL(/q=linguas/);
    await page.click('.list-tabs a[href*="state=hidden"]');
    await page.waitForURL(/state=hidden/);
    const rows = page.locator(".list-row");
    expect(await rows.count()).toBe(1);
    expect(await rows.innerText()).toContain("Morada privada");
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBe(0);
    if (javaScriptEnabled) expect(await accessibilityFaults(page)).toEqual([]);

    await page.click('.list-acts a[href$="#emergency"]');
    await Promise.all([page.waitForEvent("load"), page.click("#show button[type='submit']")]);
    expect(await publicStatus()).toBe(200);
    await page.goto(`${journey.server.url}/${language}/coordinate/events?q=linguas&state=hidden`);
    expect(await page.locator(".list-empty a.button").getAttribute("href")).toMatch(/\?q=linguas$/);
    expect(journey.app.faults).toEqual([]);
  },
);
