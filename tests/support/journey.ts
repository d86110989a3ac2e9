import { factorCode } from "#app/domain/second-factor/totp.server.ts";
import { minutes } from "#app/domain/time/zoned-time.ts";
import { deliverOutbox } from "#app/jobs/deliver-outbox.server.ts";
import { findSecondFactor } from "#db/queries/second-factors.server.ts";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { createApp, startServer, type TestApp } from "./app.ts";
import { openBrowser, openPage } from "./browser.ts";
import { actorOf } from "./factories.ts";
import { deliveryTo, type Mailbox, openMailbox } from "./mailbox.ts";

export type Journey = {
  browser: Browser;
  app: TestApp;
  mailbox: Mailbox;
  server: Awaited<ReturnType<typeof startServer>>;
  /** Send the queued mails to the mailbox of this journey. */
  deliver: () => Promise<unknown>;
  signIn: (context: BrowserContext, email: string, language: string) => Promise<Page>;
};

/**
 * Set up a browser for all journeys of a suite, and an application, a server and a mailbox for each.
 * @param scope "suite" for tests that are the steps of one journey
 */
export function setUpJourneys(scope: "test" | "suite" = "test"): Journey {
  const journey = {} as Journey;
  const [before, after] = scope === "test" ? [beforeEach, afterEach] : [beforeAll, afterAll];
  beforeAll(async () => {
    journey.browser = await openBrowser();
  });
  afterAll(() => journey.browser.close());
  before(async () => {
    journey.app = await createApp();
    journey.server = await startServer(journey.app, { isOrigin: true });
    journey.mailbox = await openMailbox();
  });
  after(async () => {
    await journey.server.close();
    await journey.mailbox.close();
  });
  journey.deliver = () => deliverOutbox(deliveryTo(journey.mailbox, journey.app, { origin: journey.server.url }));
  journey.signIn = (context, email, language) => signIn(journey, context, email, language);
  return journey;
}

async function signIn(journey: Journey, context: BrowserContext, email: string, language: string): Promise<Page> {
  const { server, mailbox, app } = journey;
  const { page } = await openPage(context, server.url);
  await page.goto(`${server.url}/${language}/sign-in`);
  await page.fill('input[name="email"]', email);
  await page.click('main button[type="submit"]');
  await page.waitForURL(/\/sign-in\/code/);
  await journey.deliver();
  // Several mails are sent at a time, so the newest one need not contain the code.
  const codes = mailbox.mails
    .filter((mail) => mail.to === email)
    .flatMap((mail) => /^ {4}([2-9A-Z]{8})$/m.exec(mail.parsed.text ?? "")?.[1] ?? []);
  const code = codes.at(-1) ?? "";
  await page.fill('input[name="code"]', code);
  await page.click('main button[type="submit"]');
  await page.waitForURL(/\/(organise|coordinate)/);
  app.clock.advance(minutes(1));
  await showSecondFactor(journey, page, { email, language });
  return page;
}

/** Type the current code of the account's second factor, if it has one. */
async function showSecondFactor(
  { app, server }: Journey,
  page: Page,
  { email, language }: { email: string; language: string },
): Promise<void> {
  const factor = findSecondFactor(app.db, actorOf(app.db, email).accountId);
  if (!factor) return;
  await page.goto(`${server.url}/${language}/coordinate/second-factor`);
  await page.fill('input[name="code"]', factorCode(factor.secret, app.clock.now()));
  await page.click('button[value="prove"]');
  await page.waitForURL(/\/coordinate$/);
}
