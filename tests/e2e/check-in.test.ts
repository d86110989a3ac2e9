import { confirmEmail } from "#app/domain/attendees/confirm-email.server.ts";
import { expect, it } from "vitest";
import { expectAccessible } from "../support/browser.ts";
import { contextFor, dateInput, makeEvent, makeOrganisation, signUp } from "../support/factories.ts";
import { setUpJourneys } from "../support/journey.ts";

/** Journey from a full event to its check-in: a waitlist, an offer by mail, and a phone that loses its connection. */
const journey = setUpJourneys();

it("seats who waits when somebody leaves, and checks in at the door without a connection", async () => {
  const { app, server, browser, mailbox } = journey;
  const { organisationId, email } = makeOrganisation(app.db);
  const event = makeEvent(app.db, { organisationId, dates: [dateInput("2026-12-18T19:00", "2026-12-18T22:00", 1)] });
  const first = signUp(app.db, event, { nickname: "Rosa", now: app.clock.now() });

  const reader = await browser.newContext({ javaScriptEnabled: false });
  const page = await reader.newPage();
  await page.goto(`${server.url}/ar/events/${event.slug}/join`);
  await page.fill('input[name="nickname"]', "أمل");
  await page.fill('input[name="email"]', "amal@example.org");
  await page.click("main form button.big");
  await page.waitForURL(/\/ar\/my\//);
  const own = page.url();
  const { t } = app.db.$client
    .prepare("select confirm_token as t from attendee_page where email is not null")
    .get() as {
    t: string;
  };
  confirmEmail(contextFor(app.db, { now: app.clock.now() }), { token: t });

  await page.goto(`${server.url}/ar/my/${first.token}`);
  await page.click('details:has(button[value="cancel"]) > summary');
  await page.click('button[value="cancel"]');
  await page.waitForLoadState("load");
  await journey.deliver();
  const offer = mailbox.newestTo("amal@example.org").parsed.text ?? "";
  expect(offer).toContain(new URL(own).pathname);
  await page.goto(own);
  await page.click('button[value="accept"]');
  await page.waitForSelector(".door-code b");
  const code = (await page.textContent(".door-code b")) ?? "";
  await reader.close();

  const phone = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const door = await journey.signIn(phone, email, "ar");
  const path = `/ar/organise/events/${event.eventId}/people/${event.dateIds[0]}/door`;
  await door.goto(`${server.url}${path}`);
  await door.waitForSelector("main .rows button");
  await phone.setOffline(true);
  await door.fill('input[name="code"]', code.toLowerCase());
  await door.click("#door button");
  await door.waitForSelector('[role="status"] .notice.ok');
  await door.waitForSelector(".notice.warn");
  const came = () => app.db.$client.prepare("select count(*) as c from sign_up where checked_in_at is not null").get();
  expect(came()).toEqual({ c: 0 });
  const arrived = door.waitForResponse((response) => response.url().endsWith("/arrivals"));
  await phone.setOffline(false);
  expect((await arrived).status()).toBe(200);
  await door.waitForSelector(".notice.warn", { state: "detached" });
  expect(came()).toEqual({ c: 1 });
  for (const address of [path, path.replace(/\/door$/, ""), path.replace(/\/people\/.*/, "/people")]) {
    await expectAccessible(phone, server.url, address);
  }
  await phone.close();
  const anybody = await browser.newContext({ viewport: { width: 320, height: 700 } });
  for (const address of [
    new URL(own).pathname,
    `/ar/events/${event.slug}/follow`,
    "/ar/digest?city=lisboa",
    "/ar/my",
  ]) {
    await expectAccessible(anybody, server.url, address);
  }
});
