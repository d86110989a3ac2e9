import { execFileSync } from "node:child_process";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApp, startServer, type TestApp } from "../support/app.ts";
import { accessibilityFaults, openBrowser } from "../support/browser.ts";
import { demoDatabase } from "../support/database.ts";

let app: TestApp;
let server: Awaited<ReturnType<typeof startServer>>;
let browser: Browser;
let paths: string[];
beforeAll(async () => {
  app = await createApp({ db: demoDatabase(), isDemo: true });
  server = await startServer(app, { isOrigin: true });
  browser = await openBrowser();
  const event = app.db.$client
    .prepare("select slug from event where review = 'approved' and participation = 'sign_up' limit 1")
    .pluck()
    .get() as string;
  paths = [
    "",
    "/programme",
    "/programme?view=week",
    "/programme?view=map",
    `/events/${event}`,
    `/events/${event}/join`,
    "/subscribe",
    "/cities/lisboa",
    "/sign-in",
    "/about",
  ];
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

const languages = ["fr", "ar"] as const;
const addresses = () => languages.flatMap((language) => paths.map((path) => `/${language}${path}`));
const phone = { width: 360, height: 740 };

describe("every kind of public page, in French and Arabic", () => {
  it("stands still while it comes", async () => {
    const page = await browser.newPage({ viewport: phone });
    for (const address of addresses()) {
      await page.goto(`${server.url}${address}`);
      expect([address, await shiftOf(page)]).toEqual([address, 0]);
    }
    await page.close();
  });

  it.each([
    ["fr", { colorScheme: "dark", viewport: { width: 1280, height: 900 } }],
    ["ar", { forcedColors: "active", viewport: phone }],
  ] as const)("is accessible in %s with %j", async (language, look) => {
    const page = await browser.newPage(look);
    for (const path of paths) {
      await page.goto(`${server.url}/${language}${path}`);
      expect([path, await accessibilityFaults(page)]).toEqual([path, []]);
    }
    await page.close();
  });

  it("keeps its buttons, fields, links and what is chosen apart in the high contrast of Windows", async () => {
    const page = await browser.newPage({ viewport: phone, forcedColors: "active" });
    for (const address of addresses()) {
      await page.goto(`${server.url}${address}`);
      expect([address, await lostInHighContrast(page)]).toEqual([address, []]);
    }
    await page.close();
  });

  it("can be read without its style: in order, complete, and no wider than the screen", async () => {
    const page = await browser.newPage({ viewport: phone });
    await page.route("**/*.css", (route) => route.abort());
    for (const address of addresses()) {
      await page.goto(`${server.url}${address}`);
      expect([address, await oddWithoutStyle(page)]).toEqual([address, []]);
    }
    await page.close();
  });
});

/** Sum the layout shifts after the first paint, without those that follow user input (Layout Instability API). */
const shiftOf = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
        }).observe({ type: "layout-shift", buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
      }),
  );

/**
 * List controls and links that cannot be recognised in high contrast mode, which drops colours: they need a border or
 * an underline.
 */
const lostInHighContrast = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const edge = (element: Element) => {
      const style = getComputedStyle(element);
      return Number.parseFloat(style.borderBottomWidth) > 0 && style.borderBottomStyle !== "none";
    };
    const named = (element: Element) => element.outerHTML.slice(0, 90);
    const controls = [
      ...document.querySelectorAll("button, a.button, input:not([type=hidden]), select, textarea, summary"),
    ];
    const edgeless = controls.filter((control) => {
      const box = control.getBoundingClientRect();
      const isDrawnBySystem = control.matches("input[type=checkbox], input[type=radio], summary");
      return box.width > 0 && !isDrawnBySystem && !edge(control);
    });
    const plainLinks = [...document.querySelectorAll("main p a, main li a")].filter((element) => {
      const style = getComputedStyle(element);
      const text = getComputedStyle(element.parentElement ?? element).color;
      return style.color === text && !style.textDecorationLine.includes("underline") && !edge(element);
    });
    return [...edgeless, ...plainLinks].map(named);
  });

const oddWithoutStyle = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const largest = 64;
    const isLarge = ({ width, height }: DOMRect) => width > largest || height > largest;
    const icons = [...document.querySelectorAll('svg.icon[aria-hidden="true"]')].map((element) =>
      element.getBoundingClientRect(),
    );
    const skip = document.querySelector('a[href="#content"]');
    const main = document.querySelector("main");
    const isInOrder = skip && main && skip.compareDocumentPosition(main) === Node.DOCUMENT_POSITION_FOLLOWING;
    // The table of a week is as wide as its days; all other elements must wrap.
    const edges = [...document.querySelectorAll("body *:not(table, table *)")].map(
      (element) => element.getBoundingClientRect().right,
    );
    const wide = Math.round(Math.max(...edges) - window.innerWidth);
    return [
      ...(document.querySelector("h1") ? [] : ["no heading"]),
      ...(isInOrder ? [] : ["not in order"]),
      ...(wide > 0 ? [`${wide} pixels too wide`] : []),
      ...icons.filter(isLarge).map(({ width, height }) => `an icon of ${width} by ${height}`),
    ];
  });

const w3m = (() => {
  try {
    execFileSync("w3m", ["-version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
})();

describe.skipIf(!w3m)(w3m ? "in w3m" : "in w3m (skipped: it is not installed here)", () => {
  it("an event says what, when, where and how to take part", async () => {
    const event = app.db.$client
      .prepare(
        `select e.slug, t.title from event e join event_text t on t.event_id = e.id and t.language = 'fr'
          where e.review = 'approved' and e.participation = 'sign_up' limit 1`,
      )
      .get() as { slug: string; title: string };
    const html = await (await fetch(`${server.url}/fr/events/${event.slug}`)).text();
    const text = execFileSync("w3m", ["-dump", "-T", "text/html", "-cols", "60", "-I", "UTF-8", "-O", "UTF-8"], {
      input: html,
      encoding: "utf8",
    });
    const words = text.replaceAll(/\s+/g, " ");
    expect(words).toContain(event.title.replaceAll(/\s+/g, " "));
    expect(words).toMatch(/\d{2}:\d{2}/);
    expect(words).toMatch(/décembre|novembre|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre/);
    expect(words).toMatch(/Je participe|S’inscrire|Participer|Prendre part/i);
    // No three words may be repeated directly after themselves.
    expect(words).not.toMatch(/\b(\p{L}{4,} \p{L}{4,} \p{L}{4,}) \1\b/u);
  });

  it("the programme is a list of days, and its filters are a form", async () => {
    const html = await (await fetch(`${server.url}/pt/programme`)).text();
    const text = execFileSync("w3m", ["-dump", "-T", "text/html", "-cols", "60", "-I", "UTF-8", "-O", "UTF-8"], {
      input: html,
      encoding: "utf8",
    });
    expect(text).toMatch(/\[\s*\]|\[[^\]]+\]/);
    expect(text).toMatch(/\d{2}:\d{2}/);
  });
});
