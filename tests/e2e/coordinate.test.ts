import { reportEvent } from "#app/domain/reports/report-event.server.ts";
import { confirmEmail } from "#app/domain/attendees/confirm-email.server.ts";
import { days, minutes } from "#app/domain/time/zoned-time.ts";
import { findCountry } from "#db/queries/cities.server.ts";
import { findPageByToken } from "#db/queries/attendee-pages.server.ts";
import type { BrowserContext, Page } from "playwright-core";
import { expect, it } from "vitest";
import { accessibilityFaults, expectAccessible, openPage } from "../support/browser.ts";
import {
  cityId,
  contextFor,
  type MadeEvent,
  makeCoordinator,
  makeEvent,
  makeOrganisation,
  signUp,
} from "../support/factories.ts";
import { setUpJourneys } from "../support/journey.ts";

/**
 * Journey of an event from its first review to its end, through pages alone. Elements are found by their role (a field,
 * a button, the target of a link), so that the same steps run in two languages.
 */
const journey = setUpJourneys();
const at = (path: string) => `${journey.server.url}${path}`;
const oldTitle = "Jantar de vizinhos";
const newTitle = "Jantar de vizinhos e amigos";

type Attendees = { organiser: { email: string; actor: { accountId: string } }; silent: string; region: string };

/**
 * Make an organiser who reads French, a coordinator of the city who never acts, one of the region, and none of the
 * country.
 */
function setTheStage(): Attendees & { event: MadeEvent } {
  const { db } = journey.app;
  const organiser = makeOrganisation(db, { name: "Maré de Vizinhos" });
  db.$client.prepare("update account set language = 'fr' where id = ?").run(organiser.actor.accountId);
  const silent = makeCoordinator(db, { kind: "city", code: cityId(db, "lisboa") });
  const region = makeCoordinator(db, { kind: "region", code: findCountry(db, "PT")?.regionCode ?? "" });
  const event = makeEvent(db, { organisationId: organiser.organisationId, title: oldTitle, until: "draft" });
  db.$client.prepare("update event set created_by = ?").run(organiser.actor.accountId);
  return { organiser, silent: silent.email, region: region.email, event };
}

/** Check accessibility; the contrast of colours, which is the same in both languages, only in English. */
async function looksRight(page: Page): Promise<void> {
  const passedOver = page.url().includes("/en") ? [] : ["color-contrast"];
  expect([page.url(), ...(await accessibilityFaults(page, passedOver))]).toEqual([page.url()]);
}

/** Press a button and wait for the page that answers the form. */
async function press(page: Page, button: string): Promise<void> {
  await Promise.all([page.waitForEvent("load"), page.locator(button).first().click()]);
}

async function publicText(slug: string, language: string): Promise<{ status: number; text: string }> {
  const answer = await fetch(at(`/${language}/events/${slug}`));
  return { status: answer.status, text: await answer.text() };
}

async function submit(context: BrowserContext, people: Attendees, eventId: string): Promise<void> {
  const page = await journey.signIn(context, people.organiser.email, "fr");
  await page.goto(at(`/fr/organise/events/${eventId}`));
  await press(page, 'button[value="submit"]');
  await page.close();
}

async function changeText(page: Page, eventId: string): Promise<void> {
  await page.goto(at(`/fr/organise/events/${eventId}/edit/what`));
  await page.fill('input[name="title"]', newTitle);
  await press(page, "main .actions button.quiet");
  await page.goto(at(`/fr/organise/events/${eventId}`));
  await press(page, 'button[value="publish"]');
}

async function changeHour(page: Page, eventId: string): Promise<void> {
  await page.goto(at(`/fr/organise/events/${eventId}/dates`));
  const form = 'form:has(input[name="intent"][value="reschedule"])';
  await page.locator(`details:has(${form}) > summary`).click();
  await page.fill(`${form} input[name="dates[0].startTime"]`, "20:00");
  await page.fill(`${form} input[name="dates[0].endTime"]`, "22:30");
  await press(page, `${form} button[type="submit"]`);
}

it.each(["en", "ar"] as const)(
  "reads, returns, approves, features, follows and hides an event: %s",
  async (language) => {
    const people = setTheStage();
    const { event } = people;
    const organising = await journey.browser.newContext();
    await submit(organising, people, event.eventId);
    const desk = `/${language}/coordinate/events/${event.eventId}`;

    // The event waits for the city first; it reaches the region only after the escalation time.
    const early = await journey.signIn(await journey.browser.newContext(), people.region, language);
    expect(await early.content()).not.toContain(oldTitle);
    journey.app.clock.advance(days(3));
    const page = await journey.signIn(await journey.browser.newContext(), people.region, language);
    expect(await page.content()).toContain(oldTitle);
    await looksRight(page);

    // Request changes with a reason template in the organiser's language.
    await page.click(`main a[href*="${event.eventId}"]`);
    await page.waitForURL(/coordinate\/events/);
    await looksRight(page);
    await page.click("#ask-open");
    await page.locator("#ask details.ready summary").click();
    await press(page, '#ask details.ready a[href*="more_detail"]');
    const reason = await page.inputValue('#ask textarea[name="reason"]');
    expect(reason).toBe("Merci d’en dire plus sur ce qui se passe, pour que chacun puisse décider de venir.");
    await press(page, '#ask button[type="submit"]');
    await journey.deliver();
    const asked = journey.mailbox.newestTo(people.organiser.email).parsed.text?.replaceAll(/\s+/g, " ") ?? "";
    expect(asked).toContain("Merci d’en dire plus sur ce qui se passe");

    // The organiser submits the event again, and it is approved.
    await submit(organising, people, event.eventId);
    journey.app.clock.advance(days(3));
    const again = await journey.signIn(await journey.browser.newContext(), people.region, language);
    await again.goto(at(desk));
    await press(again, "#publish button");
    expect((await publicText(event.slug, language)).text).toContain(oldTitle);
    const guest = { email: "amal@example.org", now: journey.app.clock.now() };
    const { token } = signUp(journey.app.db, event, guest);
    const confirmToken = findPageByToken(journey.app.db, token)?.confirmToken ?? "";
    confirmEmail(contextFor(journey.app.db, { now: guest.now }), { token: confirmToken });

    // Feature the event for the whole network.
    const network = makeCoordinator(journey.app.db, { kind: "network", code: "" });
    const secretariat = await journey.signIn(await journey.browser.newContext(), network.email, language);
    await secretariat.goto(at(`${desk}/feature`));
    await looksRight(secretariat);
    await press(secretariat, '#feature-network button[value="feature"]');
    await looksRight(secretariat);
    const { page: home } = await openPage(await journey.browser.newContext(), journey.server.url);
    await home.goto(at(`/${language}`));
    expect(await home.locator(".featured").innerText()).toContain(oldTitle);
    await looksRight(home);
    for (const path of [`/events/${event.slug}/share`, `/events/${event.slug}/poster`]) {
      await home.goto(at(`/${language}${path}`));
      await looksRight(home);
    }

    // Edit the text: the old one stays public until the new one is accepted.
    const organiser = await journey.signIn(organising, people.organiser.email, "fr");
    await changeText(organiser, event.eventId);
    expect((await publicText(event.slug, language)).text).not.toContain(newTitle);
    await secretariat.goto(at(desk));
    expect((await secretariat.locator("#proposal ins").allInnerTexts()).join(" ")).toMatch(/ e amigos$/);
    await looksRight(secretariat);
    await press(secretariat, "#publish button");
    expect((await publicText(event.slug, language)).text).toContain(newTitle);

    // Change the hour: public at once, and reviewed afterwards.
    await changeHour(organiser, event.eventId);
    expect((await publicText(event.slug, language)).text).toContain('dateTime="2026-12-18T20:00');
    // Attendees are notified of the net change after a delay.
    journey.app.clock.advance(minutes(20));
    await journey.deliver();
    expect(journey.mailbox.newestTo("amal@example.org").parsed.text).toContain("20:00");
    await secretariat.goto(at(desk));
    await looksRight(secretariat);
    await press(secretariat, "#publish button");
    await secretariat.goto(at(desk));
    expect(await secretariat.locator("#facts-changed").count()).toBe(0);

    await secretariat.goto(at(`/${language}/organise/events/${event.eventId}/hide`));
    await looksRight(secretariat);
    await secretariat.fill('input[name="note"]', "Ameaças");
    await press(secretariat, "main form button.danger");
    const hidden = await publicText(event.slug, language);
    expect(hidden.status).toBe(410);
    expect(hidden.text).not.toContain(newTitle);
    expect((await fetch(at(`/events/${event.slug}/preview.jpg`))).status).toBe(410);
    const calendar = await (await fetch(at(`/events/${event.slug}.ics`))).text();
    expect(calendar).toContain("STATUS:CANCELLED");
    expect(calendar).not.toContain("Jantar");
    await home.goto(at(`/${language}`));
    expect(await home.locator(".featured").count()).toBe(0);
    expect(journey.app.faults).toEqual([]);
  },
);

it("has no page for coordinators that a small phone or a screen reader cannot use", async () => {
  const { db } = journey.app;
  setTheStage();
  const organisation = makeOrganisation(db, { isVerified: false });
  makeEvent(db, { title: "Feira", until: "submitted" });
  const public_ = makeEvent(db, { title: "Baile" });
  const reporting = contextFor(db, { actor: { kind: "anonymous" } });
  const { token } = reportEvent(reporting, { slug: public_.slug, kind: "other", text: "Não é assim.", email: null });
  const network = makeCoordinator(db, { kind: "network", code: "" });
  const context = await journey.browser.newContext({ viewport: { width: 320, height: 640 } });
  await journey.signIn(context, network.email, "en");
  const lisboa = cityId(db, "lisboa");
  for (const path of [
    "coordinate?view=all",
    "coordinate/events",
    "coordinate/events?q=baile&state=hidden&featured=1",
    "coordinate/organisations",
    "coordinate/second-factor",
    "coordinate/absence",
    `coordinate/organisations/${organisation.organisationId}`,
    `coordinate/events/${public_.eventId}`,
    `coordinate/events/${public_.eventId}/mend/pt`,
    `coordinate/events/${public_.eventId}/feature`,
    `coordinate/hide/city/${lisboa}`,
    `coordinate/hide/organisation/${public_.organisationId}`,
    "coordinate/figures",
    `coordinate/secretariat/cities/${lisboa}`,
    "coordinate/secretariat/cities/new",
    "coordinate/secretariat",
    "coordinate/secretariat/cities",
    "coordinate/secretariat/trusted",
    "coordinate/secretariat/reasons",
    "coordinate/secretariat/audit",
    "coordinate/secretariat/coordinators",
    "coordinate/secretariat/mail",
    "coordinate/secretariat/editions",
    "coordinate/secretariat/instance",
    "coordinate/secretariat/instance/contact",
    "coordinate/secretariat/instance/legal",
    `events/${public_.slug}/report`,
    `events/${public_.slug}/share`,
    `events/${public_.slug}/poster`,
    `reports/${token}`,
  ]) {
    await expectAccessible(context, journey.server.url, `/en/${path}`);
  }
  expect(journey.app.faults).toEqual([]);
});
