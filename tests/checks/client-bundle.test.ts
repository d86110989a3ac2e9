import type { RouteHandle } from "#app/components/shell/route-handle.ts";
import { namespaces } from "#app/i18n/translator.ts";
import type { ServerBuild } from "@remix-run/node";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { describe, expect, it } from "vitest";

const folder = "build/client/assets";
const scripts = readdirSync(folder)
  .filter((name) => name.endsWith(".js"))
  .map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));

/** Strings that occur in server code only. */
const canaries = [
  "ww_session",
  "better-sqlite3",
  "drizzle",
  "nodemailer",
  "ical-generator",
  "SESSION_SECRET",
  "moment.tz",
  "BEGIN:VCALENDAR",
  "node:fs",
  "insert into",
];

/** True when code asks for a namespace of texts, minified or not: `t("eventForm")`, `t(["eventForm", "common"])`. */
const asksFor = (code: string, namespace: string): boolean =>
  new RegExp(`\\((?:"${namespace}"|\\[(?:"\\w+",)*"${namespace}"(?:,"\\w+")*\\])\\)`).test(code);

describe("what browsers are given", () => {
  it.each(canaries)("never says %j", (word) => {
    expect(scripts.filter(({ text }) => text.includes(word)).map(({ name }) => name)).toEqual([]);
  });

  it("is at most 120 kB of compressed script for any page that has one, texts of one language included", async () => {
    const { assets, routes }: ServerBuild = await import(join(process.cwd(), "build/server/index.js"));
    const size = (path: string) => brotliCompressSync(readFileSync(join("build/client", path))).length;
    const chain = (id: string | undefined): string[] => (id ? [id, ...chain(assets.routes[id]?.parentId)] : []);
    // Texts are loaded by the namespaces that the modules of a page name. The largest language of each counts.
    const textsOf = (paths: Iterable<string>): number => {
      const code = [...paths].map((path) => readFileSync(join("build/client", path), "utf8")).join("\n");
      return namespaces
        .filter((namespace) => ["common", "errorPages", "formFaults"].includes(namespace) || asksFor(code, namespace))
        .map((namespace) =>
          scripts.filter(({ name }) => name.startsWith(`${namespace}-`)).map(({ name }) => size(`assets/${name}`)),
        )
        .reduce((sum, versions) => sum + Math.max(0, ...versions), 0);
    };
    for (const id of Object.keys(assets.routes).filter(
      (key) => (routes[key]?.module.handle as RouteHandle | undefined)?.hydrates,
    )) {
      const modules = chain(id).flatMap((routeId) => [
        assets.routes[routeId]?.module ?? "",
        ...(assets.routes[routeId]?.imports ?? []),
      ]);
      const paths = new Set(
        [assets.entry.module, ...assets.entry.imports, ...modules].filter((path) => path.endsWith(".js")),
      );
      // The page contains the assets of its own routes only; others are requested when a link leads to them.
      const routesOfPage = Object.fromEntries(chain(id).map((routeId) => [routeId, assets.routes[routeId]]));
      const inlined = brotliCompressSync(JSON.stringify({ ...assets, routes: routesOfPage }, null, 2)).length;
      const bytes = [...paths].reduce((sum, path) => sum + size(path), textsOf(paths) + inlined);
      expect(bytes, id).toBeLessThan(120 * 1024);
    }
  });

  it("has no source maps and no file nobody asked for", () => {
    const names = readdirSync("build/client", { recursive: true, encoding: "utf8" });
    expect(names.filter((name) => /\.map$|\.env|\.sqlite/.test(name))).toEqual([]);
  });
});
