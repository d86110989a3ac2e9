import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Browser } from "playwright-core";
import { pagesToShoot } from "./pages.ts";
import { type ShownPage, workspacePages } from "./workspace-pages.ts";
import { writeSheet } from "./sheet.ts";

/** As in production. Set before the imports, because React reads it when loaded. */
process.env["NODE_ENV"] = "production";
const { createApp, startServer } = await import("../support/app.ts");
const { openBrowser } = await import("../support/browser.ts");
const { demoDatabase } = await import("../support/database.ts");
const { contextFor } = await import("../support/factories.ts");
const { hangPictures } = await import("#app/cli/demonstration/hang-pictures.ts");

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    widths: { type: "string", default: "320,390,768,1280" },
    languages: { type: "string", default: "fr,ar" },
    schemes: { type: "string", default: "light,dark" },
    /** Show only the first screen of each page. */
    first: { type: "boolean", default: false },
    out: { type: "string", default: ".shots" },
  },
});
const list = (text: string) => text.split(",");
const heights = new Map([
  [320, 568],
  [360, 640],
  [390, 844],
  [768, 1024],
  [1280, 900],
]);
/** Higher pictures would make a sheet unreadable. */
const maxHeight = 1_600;

const app = await createApp({ db: demoDatabase(), isDemo: true });
await hangPictures({ ...contextFor(app.db), actor: { kind: "operator" }, uploadsDir: app.context.uploadsDir });
const server = await startServer(app, { isOrigin: true });
const browser = await openBrowser();
rmSync(values.out, { recursive: true, force: true });
mkdirSync(values.out, { recursive: true });
const pages: Record<string, ShownPage> = { ...pagesToShoot(app.db), ...(await workspacePages(app)) };
const names = positionals.length > 0 ? positionals : Object.keys(pages);
for (const name of names) {
  const shown = pages[name];
  if (shown === undefined) throw new Error(`no page ${name}: one of ${Object.keys(pages).join(", ")}`);
  const sheet = join(values.out, `${name}.png`);
  await writeSheet(sheet, await shoot(browser, shown));
  process.stdout.write(`${sheet}\n`);
}
await browser.close();
await server.close();
process.exit();

/** Take a picture of a page in each language and scheme, at each width. */
async function shoot(chromium: Browser, shown: ShownPage): Promise<Buffer[][]> {
  const { path, cookie } = typeof shown === "string" ? { path: shown, cookie: "" } : shown;
  const rows: Buffer[][] = [];
  for (const language of list(values.languages)) {
    for (const scheme of list(values.schemes)) {
      const address = `${server.url}/${language}${path}`;
      const row: Buffer[] = [];
      for (const width of list(values.widths).map(Number))
        row.push(await shootOne(chromium, { address, cookie }, { width, scheme }));
      rows.push(row);
    }
  }
  return rows;
}

async function shootOne(
  chromium: Browser,
  { address, cookie }: { address: string; cookie: string },
  { width, scheme }: { width: number; scheme: string },
): Promise<Buffer> {
  const viewport = { width, height: heights.get(width) ?? 900 };
  const page = await chromium.newPage({ viewport, colorScheme: scheme === "dark" ? "dark" : "light" });
  const [name = "", value = ""] = cookie.split(/=(.*)/);
  if (name) await page.context().addCookies([{ name, value, url: server.url }]);
  await page.goto(address);
  const full = (await page.evaluate("document.documentElement.scrollHeight")) as number;
  const height = values.first ? viewport.height : Math.min(full, maxHeight);
  const picture = await page.screenshot({ fullPage: true, clip: { x: 0, y: 0, width, height } });
  await page.close();
  return picture;
}
