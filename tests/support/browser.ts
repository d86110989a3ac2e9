import type axe from "axe-core";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { expect } from "vitest";

/** First the one without a window: the same pages, a third faster. */
const usual = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const findChromium = (): string | undefined =>
  [process.env["CHROMIUM_PATH"], ...usual, chromium.executablePath()].find(
    (path) => path !== undefined && path !== "" && existsSync(path),
  );

/** The Chromium that is there; where there is none, one is installed: Playwright's own, else the system's package. */
function chromiumPath(): string {
  const found = findChromium();
  if (found) return found;
  const attempts: [string, string[]][] = [
    [process.execPath, ["node_modules/playwright-core/cli.js", "install", "--with-deps", "chromium"]],
    ["sh", ["-c", "apt-get update && apt-get install -y chromium"]],
  ];
  for (const [program, args] of attempts) {
    try {
      execFileSync(program, args, { stdio: "inherit" });
    } catch {
      continue;
    }
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new Error("no Chromium was found or could be installed: set CHROMIUM_PATH");
}

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath(),
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });

/** A page in which every fault of a script, and every request that leaves this site, fails the test. */
export async function openPage(context: BrowserContext, origin: string): Promise<{ page: Page; faults: string[] }> {
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !/status of (400|404|409)/.test(message.text())) faults.push(message.text());
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(origin)) faults.push(`asked ${request.url()}`);
  });
  return { page, faults };
}

/** The small form of it: it is read anew on every page. */
const axeSource = readFileSync("node_modules/axe-core/axe.min.js", "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds on a page, in words; the page must run scripts. @param passedOver rules that another visit has held */
export async function accessibilityFaults(page: Page, passedOver: readonly string[] = []): Promise<string[]> {
  await page.evaluate(axeSource);
  const rules = Object.fromEntries(passedOver.map((rule) => [rule, { enabled: false }]));
  const options = { runOnly: tags, rules };
  const found = (await page.evaluate((given) => {
    const { axe: inPage } = globalThis as unknown as { axe: typeof axe };
    return inPage.run(given);
  }, options)) as axe.AxeResults;
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
}

/** Waits until a page is what it will be: a document without scripts is finished once it is loaded. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("load");
  const runs = await page.evaluate(() => document.querySelector("script:not([type='application/ld+json'])") !== null);
  if (runs) await page.waitForLoadState("networkidle");
}

/**
 * What each language is looked at for: English for everything; Arabic too, but for colours, which are the same; French,
 * which has the longest words, for its width.
 */
const looks: [language: string, passedOver: readonly string[] | null][] = [
  ["en", []],
  ["ar", ["color-contrast"]],
  ["fr", null],
];

/** One page for all that a visitor looks at: the next document finds the browser warm. */
const lookingPages = new WeakMap<BrowserContext, Promise<{ page: Page; faults: string[] }>>();

/** Looks at a page in English, Arabic and French, as somebody with these cookies sees it. */
export async function expectAccessible(context: BrowserContext, origin: string, path: string): Promise<void> {
  const opened = lookingPages.get(context) ?? openPage(context, origin);
  lookingPages.set(context, opened);
  const { page, faults } = await opened;
  for (const [language, passedOver] of looks) {
    const address = path.replace(/^\/[a-z]{2}(?=\/|$|\?)/, `/${language}`);
    await page.goto(`${origin}${address}`);
    await settled(page);
    const found = passedOver ? await accessibilityFaults(page, passedOver) : [];
    expect([address, ...found]).toEqual([address]);
    expect([address, ...faults]).toEqual([address]);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect([address, wider]).toEqual([address, 0]);
  }
}
