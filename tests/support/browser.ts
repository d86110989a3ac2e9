import type axe from "axe-core";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { expect } from "vitest";

/** Usual paths of Chromium. The headless shell is first: it renders the same pages a third faster. */
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

/** Find Chromium, or install it where there is none: Playwright's build, else the package of the system. */
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

/** Open a page that records script errors, console errors and requests to other sites as faults. */
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

/** The minified build, because it is evaluated on every page. */
const axeSource = readFileSync("node_modules/axe-core/axe.min.js", "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * Return what axe finds on a page that runs scripts.
 * @param passedOver rules to skip because another visit checks them
 */
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

/** Wait until a page is stable: a document without scripts once it is loaded, others once the network is idle. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("load");
  const runs = await page.evaluate(() => document.querySelector("script:not([type='application/ld+json'])") !== null);
  if (runs) await page.waitForLoadState("networkidle");
}

/**
 * Axe rules to skip per language; null checks the width only. English is checked in full, Arabic without colours, which
 * are the same, and French, which has the longest words, for its width.
 */
const looks: [language: string, passedOver: readonly string[] | null][] = [
  ["en", []],
  ["ar", ["color-contrast"]],
  ["fr", null],
];

/** One page per browser context for all checks, because a page that was used before loads the next document faster. */
const lookingPages = new WeakMap<BrowserContext, Promise<{ page: Page; faults: string[] }>>();

/** Check a page in English, Arabic and French, with the cookies of a browser context. */
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
