import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApp, startServer } from "../support/app.ts";
import { openBrowser } from "../support/browser.ts";
import { demoDatabase } from "../support/database.ts";
import { type ShownPage, workspacePages } from "../shots/workspace-pages.ts";

let server: Awaited<ReturnType<typeof startServer>>;
let browser: Browser;
let pages: Record<string, ShownPage>;
beforeAll(async () => {
  const app = await createApp({ db: demoDatabase(), isDemo: true });
  server = await startServer(app, { isOrigin: true });
  browser = await openBrowser();
  pages = await workspacePages(app);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** A small phone: 360 × 640 is the most common size below 5 inches. */
const phone = { width: 360, height: 640 };
const maxHeader = 112;
/** Height of a row or field that must be in view to be recognised. */
const seen = 44;

/** Fields, rows, and groups of them; text alone is none. */
const firstThing =
  "main :is(input:not([type=hidden]), select, textarea, button, .button, li, tr, dt, article, summary, .part, .way, .rows)";

/** Measure a page; `top` is null where it has neither field nor row. */
async function measure(page: Page): Promise<{ header: number; top: number | null; bottom: number; width: number }> {
  const tops = await page.locator(firstThing).evaluateAll((elements) =>
    elements.flatMap((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && box.height > 0 ? [box.top] : [];
    }),
  );
  return page.evaluate(
    (top) => {
      const main = document.querySelector("main")?.getBoundingClientRect();
      const { scrollWidth } = document.documentElement;
      return { header: main?.top ?? Infinity, top, bottom: main?.bottom ?? Infinity, width: scrollWidth };
    },
    tops.length === 0 ? null : Math.min(...tops),
  );
}

/** Open a page and say what is wrong with it; null when nothing is. */
async function faultOf(address: string, cookie: string): Promise<string | null> {
  const context = await browser.newContext({ viewport: phone, extraHTTPHeaders: cookie ? { cookie } : {} });
  const page = await context.newPage();
  const status = (await page.goto(address))?.status();
  const { header, top, bottom, width } = await measure(page);
  await context.close();
  const isSeen = top === null ? bottom <= phone.height : top <= phone.height - seen;
  const isRight = status === 200 && isSeen && width <= phone.width && header <= maxHeader;
  return isRight ? null : `${status}, first at ${top}, header ${header}, width ${width}`;
}

describe.each(["fr", "ar"])("the pages of the workspaces on a small phone in %s", (language) => {
  it("show the first field or row on the first screen, below a short header", async () => {
    const faults: Record<string, string> = {};
    for (const [name, shown] of Object.entries(pages)) {
      const { path, cookie } = typeof shown === "string" ? { path: shown, cookie: "" } : shown;
      const fault = await faultOf(`${server.url}/${language}${path}`, cookie);
      if (fault !== null) faults[name] = fault;
    }
    expect(faults).toEqual({});
  });
});
