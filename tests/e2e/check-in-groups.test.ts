import { instantFrom } from "#app/domain/time/zoned-time.ts";
import type { BrowserContext, Page } from "playwright-core";
import { expect, it } from "vitest";
import { expectAccessible } from "../support/browser.ts";
import { makeOrganisation, type MadeEvent } from "../support/factories.ts";
import { setUpJourneys } from "../support/journey.ts";
import { type Guest, makeGuest, makeHall } from "../support/seats.ts";

/** Journey of a volunteer at a door: sixty people in groups, some of whom come later, and one who did not sign up. */
const journey = setUpJourneys();

/** Sizes of the groups: sixty people. */
const sizes = [4, 9, 1, 2, 5, 3, 6, 1, 2, 4, 7, 8, 3, 5];

type Opened = { page: Page; path: string; event: MadeEvent; guests: Guest[] };
type View = { language: "fr" | "ar"; width: number; height: number; javaScriptEnabled: boolean };

async function openCheckIn({
  language,
  width,
  height,
  javaScriptEnabled,
}: View): Promise<Opened & { phone: BrowserContext }> {
  const { app, server, browser } = journey;
  const { organisationId, email } = makeOrganisation(app.db);
  const event = makeHall(app.db, 64, { organisationId, partyLimit: 12 });
  const guests = sizes.map((partySize, index) =>
    makeGuest(app.db, event, { partySize, nickname: `Tilleul ${index}`, now: app.clock.now() }),
  );
  app.clock.advance(instantFrom("2026-12-18T18:30:00Z") - app.clock.now());
  const phone = await browser.newContext({ viewport: { width, height }, javaScriptEnabled });
  const page = await journey.signIn(phone, email, language);
  const path = `/${language}/organise/events/${event.eventId}/people/${event.dateIds[0]}/door`;
  await page.goto(`${server.url}${path}`);
  if (javaScriptEnabled) await page.waitForLoadState("networkidle");
  return { phone, page, path, event, guests };
}

const rowOf = (guest: Guest | undefined) =>
  journey.app.db.$client
    .prepare("select check_in_code as code, arrived from sign_up where id = ?")
    .get(guest?.signUpId) as { code: string; arrived: number };
const arrivedOf = (guest: Guest | undefined) => rowOf(guest).arrived;
const seats = () =>
  journey.app.db.$client.prepare("select sum(party_size) from sign_up where state = 'confirmed'").pluck().get();
const peopleHere = () => journey.app.db.$client.prepare("select sum(arrived) from sign_up").pluck().get();

/** Type the code of a group, and wait for the answer that names it. */
async function enter(page: Page, guest: Guest | undefined): Promise<void> {
  const { code } = rowOf(guest);
  await page.fill('input[name="code"]', ` ${code.toLowerCase()}`);
  await page.click("#door button");
  await page.waitForSelector(`#answer .notice:has-text("${code}")`);
}
const press = (page: Page, arrived: number) => page.click(`#answer fieldset button[value="${arrived}"]`);
const undo = (page: Page) => page.click("#answer button.as-text");
async function search(page: Page, words: string): Promise<void> {
  await page.fill("#q", words);
  await page.press("#q", "Enter");
  await expect.poll(() => page.locator(".door-people li").count()).toBe(1);
}
async function addByHand(page: Page, partySize: number): Promise<void> {
  const isOpen = await page.isVisible('#add input[name="partySize"]');
  if (!isOpen) await page.click("details:has(#add) > summary");
  await page.fill('#add input[name="partySize"]', String(partySize));
  await page.fill('#add input[name="nickname"]', "Oncle");
  await page.click("#add button");
  await page.waitForSelector('#answer .notice:has-text("Oncle")');
}

/** Let a group come in two parts, correct a mistake, find somebody by nickname, and add somebody. */
async function welcomeSome({ page, guests }: Opened): Promise<void> {
  const { y = 999 } = (await page.locator('input[name="code"]').boundingBox()) ?? {};
  expect(y).toBeLessThanOrEqual(140);
  await page.fill('input[name="code"]', "ZZZZ");
  await page.click("#door button");
  await page.waitForSelector(".notice.stop");
  await enter(page, guests[0]);
  await press(page, 3);
  await expect.poll(() => arrivedOf(guests[0])).toBe(3);
  await enter(page, guests[0]);
  await expect.poll(() => arrivedOf(guests[0])).toBe(4);
  await undo(page);
  await expect.poll(() => arrivedOf(guests[0])).toBe(3);
  await enter(page, guests[0]);
  await enter(page, guests[2]);
  await expect.poll(() => arrivedOf(guests[2])).toBe(1);
  await undo(page);
  await expect.poll(() => arrivedOf(guests[2])).toBe(0);
  // A group of nine has a field instead of nine buttons, which takes the figures of any script.
  await enter(page, guests[1]);
  await page.fill('#answer input[name="arrived"]', "٧");
  await page.click("#answer form:has(input[name='arrived']) button");
  await expect.poll(() => arrivedOf(guests[1])).toBe(7);
  await search(page, "tilleul 12");
  await page.click(".door-people li button");
  await expect.poll(() => arrivedOf(guests[12])).toBe(3);
  await addByHand(page, 1);
  await expect.poll(seats).toBe(60 + 1);
  await undo(page);
  await expect.poll(seats).toBe(60);
  await page.waitForSelector("#answer .notice.ok");
  expect(await page.locator(".door-people").textContent()).not.toContain("Oncle");
  await addByHand(page, 2);
  await expect.poll(peopleHere).toBe(4 + 7 + 3 + 2);
}

it.each([
  ["fr", 360, 640],
  ["ar", 1280, 900],
] as const)("lets sixty people in with scripts, without a connection in between, in %s at %i × %i", async (...view) => {
  const [language, width, height] = view;
  const opened = await openCheckIn({ language, width, height, javaScriptEnabled: true });
  const { phone, page, guests } = opened;
  await welcomeSome(opened);

  await phone.setOffline(true);
  await enter(page, guests[2]);
  await enter(page, guests[3]);
  await undo(page);
  await enter(page, guests[4]);
  await press(page, 2);
  await addByHand(page, 1);
  await addByHand(page, 40);
  await page.waitForSelector("main > [role='status'] .notice.warn");
  expect(await page.locator("dialog, [role='dialog']").count()).toBe(0);
  expect(peopleHere()).toBe(16);
  await phone.setOffline(false);
  await page.waitForSelector("main > [role='status']:first-of-type .notice.warn", { state: "detached" });
  await expect.poll(() => guests.slice(2, 5).map(arrivedOf)).toEqual([1, 0, 2]);
  // The one who was added by hand is in; for forty there were no seats, and the phone says so.
  expect(peopleHere()).toBe(16 + 1 + 2 + 1);
  await page.waitForSelector("#answer .notice.warn");

  for (const guest of guests) await enter(page, guest);
  await expect.poll(peopleHere).toBe(60 + 3);
  expect(await page.getAttribute(".tally progress", "value")).toBe("63");
  await phone.close();
});

it.each([
  ["ar", 360, 640],
  ["fr", 1280, 900],
] as const)("lets people in without scripts, in %s at %i × %i", async (...view) => {
  const [language, width, height] = view;
  const opened = await openCheckIn({ language, width, height, javaScriptEnabled: false });
  await welcomeSome(opened);
  await opened.page.goto(`${journey.server.url}${opened.path}?who=nonsense&before[]=x&q=%00(`);
  await opened.page.waitForSelector(".tally");
  await opened.phone.close();
});

it("says in words, with scripts, why a party cannot be added", async () => {
  const view = { language: "ar", width: 360, height: 640, javaScriptEnabled: true } as const;
  const { phone, page } = await openCheckIn(view);
  await page.click("details:has(#add) > summary");
  for (const [size, words] of [
    ["100", "12"],
    ["five", "2"],
  ] as const) {
    await page.fill('#add input[name="partySize"]', size);
    await page.click("#add button");
    await page.waitForLoadState("networkidle");
    const said = await page.locator('[role="alert"]').innerText();
    expect([said, said.includes(words)]).toEqual([expect.not.stringMatching(/[A-Za-z]{4}/), true]);
    expect(await page.inputValue('#add input[name="partySize"]')).toBe(size);
  }
  await phone.close();
});

it("is accessible with an answer", async () => {
  const { phone, path, guests, page } = await openCheckIn({
    language: "fr",
    width: 360,
    height: 640,
    javaScriptEnabled: true,
  });
  await enter(page, guests[0]);
  await expect.poll(() => arrivedOf(guests[0])).toBe(4);
  await expectAccessible(phone, journey.server.url, `${path}?who=${guests[0]?.signUpId}&before=0`);
  await phone.close();
});

it("prints the door list without navigation, and says what to do while nobody has signed up", async () => {
  const { phone, path, page, guests } = await openCheckIn({
    language: "ar",
    width: 1280,
    height: 900,
    javaScriptEnabled: false,
  });
  const list = path.replace(/\/door$/, "");
  await page.goto(`${journey.server.url}${list}`);
  await page.emulateMedia({ media: "print" });
  for (const gone of [".workspace-header", "nav", "main a", "footer"]) {
    const shown = await page.locator(gone).evaluateAll((all) => all.filter((each) => each.getClientRects().length > 0));
    expect([gone, shown.length]).toEqual([gone, 0]);
  }
  expect(await page.locator(".door-list .box").allTextContents()).toEqual(guests.map(() => "☐"));
  expect(await page.textContent("main")).toContain("Casa do bairro");
  journey.app.db.$client.prepare("update sign_up set state = 'cancelled'").run();
  await page.emulateMedia({ media: "screen" });
  await page.reload();
  await page.click(`main a[href$="/door"]`);
  await page.waitForURL(/\/door$/);
  expect(await page.isVisible('#add input[name="partySize"]')).toBe(true);
  await phone.close();
});
