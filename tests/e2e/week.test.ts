import { eventSteps } from "#app/domain/model/event-form-part.ts";
import ICAL from "ical.js";
import type { Page, Route } from "playwright-core";
import { describe, expect, it } from "vitest";
import { accessibilityFaults, expectAccessible, openPage, settled } from "../support/browser.ts";
import { makeCoordinator, makeEvent, makeOrganisation } from "../support/factories.ts";
import { type Journey, setUpJourneys } from "../support/journey.ts";

const journey = setUpJourneys();
const linkIn = ({ server }: Journey, text: string | undefined, part: string) =>
  text?.split(/\s+/).find((word) => word.startsWith(server.url) && word.includes(part)) ?? "";
const pathOf = ({ server }: Journey, page: Page) => page.url().slice(server.url.length);

async function postEvent(page: Page): Promise<void> {
  const goOn = async () => page.click("text=Save and continue");
  await page.locator('main a[href$="/events/new"]').first().click();
  await page.waitForURL(/edit\/what/);
  await page.selectOption('select[name="language"]', "pt");
  await page.fill('input[name="title"]', "Jantar de vizinhos");
  await page.fill('textarea[name="summary"]', "Um jantar para quem chegou e para quem já cá estava.");
  await page.check('input[name="themes"][value="solidarity"]');
  await page.selectOption('select[name="format"]', "community_meal");
  await goOn();
  await page.waitForURL(/edit\/when/);
  await page.check('input[name="dates[0].day"][value="2026-12-18"]');
  await page.fill('input[name="dates[0].startTime"]', "19:00");
  await page.fill('input[name="dates[0].endTime"]', "22:00");
  for (const next of ["who", "taking_part", "inclusion"]) {
    await goOn();
    await page.waitForURL(new RegExp(`edit/${next}`));
  }
  await goOn();
  await page.waitForURL(/organise\/events\/[0-9a-f-]{36}$/);
}

describe("from a city's event to a resident's calendar and mailbox", () => {
  const journey = setUpJourneys("suite");
  let organiser: ReturnType<typeof makeOrganisation>;
  let eventId = "";
  let uid: unknown;
  let page: Page;
  let personal = "";

  it("an organiser makes an event with the required fields and submits it", async () => {
    organiser = makeOrganisation(journey.app.db, { name: "Maré de Vizinhos" });
    const organising = await journey.browser.newContext();
    const desk = await journey.signIn(organising, organiser.email, "en");
    await expectAccessible(organising, journey.server.url, pathOf(journey, desk));
    await postEvent(desk);
    await expectAccessible(organising, journey.server.url, pathOf(journey, desk));
    for (const step of eventSteps) {
      await expectAccessible(organising, journey.server.url, `${pathOf(journey, desk)}/edit/${step}`);
    }
    await desk.click("text=Submit for review");
    await desk.waitForSelector("text=It is with the coordinators now.");
    eventId = pathOf(journey, desk).split("/").at(-1) ?? "";
  });

  it("a coordinator of another country neither sees the event nor can open it", async () => {
    const france = makeCoordinator(journey.app.db, { kind: "country", code: "FR" });
    const elsewhere = await journey.browser.newContext();
    const french = await journey.signIn(elsewhere, france.email, "fr");
    await french.waitForSelector("text=Rien n’attend.");
    expect((await french.goto(`${journey.server.url}/fr/coordinate/events/${eventId}`))?.status()).toBe(404);
    expect(await accessibilityFaults(french)).toEqual([]);
  });

  it("the coordinator of its country approves it", async () => {
    const portugal = makeCoordinator(journey.app.db, { kind: "country", code: "PT" });
    const coordinating = await journey.browser.newContext();
    const queue = await journey.signIn(coordinating, portugal.email, "pt");
    await expectAccessible(coordinating, journey.server.url, pathOf(journey, queue));
    await queue.click('a:has-text("Jantar de vizinhos")');
    await queue.waitForURL(/coordinate\/events/);
    await expectAccessible(coordinating, journey.server.url, pathOf(journey, queue));
    await queue.click("#publish button");
    await queue.waitForSelector("text=Aprovado e publicado.");
    await journey.deliver();
    const approval = journey.mailbox.newestTo(organiser.email).parsed;
    expect(approval.subject).toBe("Published: “Jantar de vizinhos”, Friday, 18 December");
    expect(linkIn(journey, approval.text, "/events/")).toBe(
      `${journey.server.url}/en/events/jantar-de-vizinhos-lisboa`,
    );
  });

  it("a resident without JavaScript finds the event by city, theme and date, and subscribes", async () => {
    const residing = await journey.browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 320, height: 640 },
    });
    ({ page } = await openPage(residing, journey.server.url));
    await page.goto(`${journey.server.url}/fr`);
    await page.fill('input[name="near"]', "Lisbonne");
    await Promise.all([page.waitForURL(/\?city=lisboa/), page.click(".finder button")]);
    await page.click(".filter-panel > details > summary");
    await page.click("text=Thème");
    await page.check('input[name="theme"][value="solidarity"]');
    await page.click("text=Autres jours et pays");
    await page.fill('input[name="from"]', "2026-12-18");
    await page.fill('input[name="to"]', "2026-12-18");
    await page.click("text=Afficher ces événements");
    const asked = new URL(page.url()).searchParams;
    expect([asked.get("city"), asked.get("theme")]).toEqual(["lisboa", "solidarity"]);
    await page.click("text=S’abonner à cette sélection");
    const feedAddress = (await page.locator(".address code").first().innerText()).trim();
    expect(feedAddress).toMatch(/\/calendar\/fr\.ics\?city=lisboa&theme=solidarity/);
    const feed = new ICAL.Component(ICAL.parse(await (await fetch(feedAddress)).text()));
    const [dated] = feed.getAllSubcomponents("vevent");
    expect(String(dated?.getFirstPropertyValue("summary"))).toBe("Jantar de vizinhos");
    expect(String(dated?.getFirstPropertyValue("dtstart"))).toBe("2026-12-18T19:00:00Z");
    uid = dated?.getFirstPropertyValue("uid");
  });

  it("the resident signs up with a nickname and an address", async () => {
    await page.goto(`${journey.server.url}/fr/programme?city=lisboa`);
    await page.click("text=Jantar de vizinhos");
    await page.click("text=S’inscrire");
    await page.fill('input[name="nickname"]', "Amal");
    await page.fill('input[name="partySize"]', "2");
    await page.fill('input[name="email"]', "amal@example.org");
    await page.click('main button[type="submit"]');
    await page.waitForSelector("text=C’est réservé");
    expect(await page.locator(".door-code b").innerText()).toMatch(/^[2-9A-Z]{4}$/);
    personal = pathOf(journey, page);
  });

  it("the resident confirms the address and gets a mail with a calendar file", async () => {
    await journey.deliver();
    const confirmation = linkIn(journey, journey.mailbox.newestTo("amal@example.org").parsed.text, "/confirm/");
    await page.goto(confirmation);
    await page.click("text=Confirmer mon adresse");
    await page.waitForSelector("text=Votre adresse est confirmée");
    await journey.deliver();
    const seat = journey.mailbox.newestTo("amal@example.org").parsed;
    expect(seat.subject).toMatch(/^C’est réservé/);
    expect(linkIn(journey, seat.text, "/my/")).toBe(`${journey.server.url}${personal}`);
    const attached = new ICAL.Component(
      ICAL.parse(seat.attachments[0]?.content.toString("utf8") ?? ""),
    ).getFirstSubcomponent("vevent");
    expect(attached?.getFirstPropertyValue("uid")).toBe(uid);
  });

  it("all pages the resident saw are accessible in English and Arabic, on a small phone", async () => {
    const looking = await journey.browser.newContext({ viewport: { width: 320, height: 640 } });
    const slug = "jantar-de-vizinhos-lisboa";
    for (const path of [
      "",
      "/programme",
      "/programme?city=atlantis",
      `/events/${slug}`,
      `/events/${slug}/join`,
      "/subscribe",
      "/what-we-keep",
      "/about",
      "/accessibility",
      "/sign-in",
    ]) {
      await expectAccessible(looking, journey.server.url, `/en${path}`);
    }
    await expectAccessible(looking, journey.server.url, personal);
    expect(journey.app.faults).toEqual([]);
  });
});

it("loses nothing that was typed when a script-driven form is refused, and says why", async () => {
  const organiser = makeOrganisation(journey.app.db);
  const context = await journey.browser.newContext({ viewport: { width: 320, height: 640 } });
  const page = await journey.signIn(context, organiser.email, "ar");
  await page.goto(`${journey.server.url}/ar/organise/events/new`);
  await settled(page);
  await page.fill('input[name="title"]', "عشاء الجيران");
  await page.fill('textarea[name="summary"]', "س".repeat(201));
  // The Enter key must save and go on, not press the button of the first step.
  await page.press('input[name="title"]', "Enter");
  await page.waitForSelector('[role="alert"]:focus');
  expect(await page.inputValue('input[name="title"]')).toBe("عشاء الجيران");
  expect(await page.inputValue('textarea[name="summary"]')).toHaveLength(201);
  expect(await page.locator('[role="alert"]').innerText()).toContain("أقصى عدد للحروف: 200");
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.click('textarea[name="summary"]');
  await page.keyboard.type("تمام");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("summary");
  await page.fill('textarea[name="summary"]', "");
  await page.click("text=حفظ ومتابعة");
  await page.waitForSelector("text=املؤوا هذه الخانة.");
  await page.waitForSelector('[role="alert"]:focus');
  // Add days: the Enter key must not press "remove these days", the first button.
  await page.click(".steps-switch > summary");
  await page.click('nav.steps button[value="when"]');
  await page.waitForURL(/edit\/when/);
  await page.click("text=إضافة أيام بأوقات أخرى");
  await page.waitForSelector('input[name="dates[1].day"]');
  await page.press('input[name="dates[0].capacity"]', "Enter");
  await page.waitForSelector('[role="alert"]:focus');
  expect(await page.locator(".day-boxes").count()).toBe(2);
  expect(await accessibilityFaults(page)).toEqual([]);
});

it("keeps what is typed without a connection, and sends it when the connection is back", async () => {
  const organiser = makeOrganisation(journey.app.db);
  const context = await journey.browser.newContext({ viewport: { width: 320, height: 640 } });
  const page = await journey.signIn(context, organiser.email, "fr");
  await page.goto(`${journey.server.url}/fr/organise/events/new`);
  await page.waitForURL(/edit\/what/);
  await settled(page);
  await context.setOffline(true);
  await page.fill('input[name="title"]', "Écrit dans le train");
  await page.waitForSelector("text=Pas de connexion.");
  await page.click("text=Enregistrer et continuer");
  await page.waitForSelector("text=Pas de connexion.");
  expect(await page.inputValue('input[name="title"]')).toBe("Écrit dans le train");
  // Block posts until the page is reloaded: otherwise the draft would be sent, and there would be nothing to restore.
  const isPost = (route: Route) => (route.request().method() === "POST" ? route.abort() : route.continue());
  await page.route("**/*", isPost);
  await context.setOffline(false);
  await page.reload();
  await page.unroute("**/*", isPost);
  await page.waitForSelector("text=Nous avons remis ce que vous aviez écrit");
  expect(await page.inputValue('input[name="title"]')).toBe("Écrit dans le train");
  await page.fill('textarea[name="summary"]', "Et ceci après.");
  await page.waitForSelector("text=Ce que vous avez écrit est enregistré.");
  await page.goto(`${journey.server.url}/fr/organise`);
  await page.click('main a:has-text("Écrit dans le train")');
  await page.waitForSelector("text=Il manque encore");
});

it("shows what else happens that day as soon as a day is chosen", async () => {
  const organiser = makeOrganisation(journey.app.db);
  makeEvent(journey.app.db, { title: "Concerto público" });
  const page = await journey.signIn(await journey.browser.newContext(), organiser.email, "fr");
  await page.goto(`${journey.server.url}/fr/organise/events/new`);
  await page.fill('input[name="title"]', "Le même soir");
  await page.click('nav.steps button[value="when"]');
  await page.waitForURL(/edit\/when/);
  await settled(page);
  await page.check('input[name="dates[0].day"][value="2026-12-18"]');
  await page.waitForSelector("text=Concerto público");
  await page.uncheck('input[name="dates[0].day"][value="2026-12-18"]');
  await page.waitForSelector("text=Concerto público", { state: "detached" });
  await page.click(".other-day > summary");
  await page.fill('input[name="dates[0].otherDay"]', "18 décembre 2026");
  await page.press('input[name="dates[0].otherDay"]', "Tab");
  await page.waitForSelector("text=Concerto público");
});
