import type { ServerBuild } from "@remix-run/node";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { describe, expect, it } from "vitest";

const folder = "build/client/assets";
const scripts = readdirSync(folder)
  .filter((name) => name.endsWith(".js"))
  .map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));

/** Words that only server code says. */
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

describe("what browsers are given", () => {
  it.each(canaries)("never says %j", (word) => {
    expect(scripts.filter(({ text }) => text.includes(word)).map(({ name }) => name)).toEqual([]);
  });

  it("is at most 120 kB of compressed script for any page of a workspace, texts of one language included", async () => {
    const { assets }: ServerBuild = await import(join(process.cwd(), "build/server/index.js"));
    const size = (path: string) => brotliCompressSync(readFileSync(join("build/client", path))).length;
    const chain = (id: string | undefined): string[] => (id ? [id, ...chain(assets.routes[id]?.parentId)] : []);
    const textsOf = (...namespaces: string[]) =>
      namespaces
        .map((namespace) =>
          scripts.filter(({ name }) => name.startsWith(`${namespace}-`)).map(({ name }) => size(`assets/${name}`)),
        )
        .reduce((sum, versions) => sum + Math.max(...versions), 0);
    // As the pages load them: each workspace its own texts only, and those of imports nowhere but there.
    const ownTexts = (id: string) => {
      if (id.includes("coordinate")) return textsOf("coordinate");
      return id.includes("import") ? textsOf("organise", "imports") : textsOf("organise");
    };
    const everywhere = textsOf("common", "errors", "event");
    for (const id of Object.keys(assets.routes).filter((one) => /^routes\/\$lang\._desk\./.test(one))) {
      const modules = chain(id).flatMap((one) => [
        assets.routes[one]?.module ?? "",
        ...(assets.routes[one]?.imports ?? []),
      ]);
      const paths = new Set(
        [assets.entry.module, ...assets.entry.imports, ...modules, assets.url].filter((path) => path.endsWith(".js")),
      );
      const bytes = [...paths].reduce((sum, path) => sum + size(path), everywhere + ownTexts(id));
      expect(bytes, id).toBeLessThan(120 * 1024);
    }
  });

  it("has no source maps and no file nobody asked for", () => {
    const names = readdirSync("build/client", { recursive: true, encoding: "utf8" });
    expect(names.filter((name) => /\.map$|\.env|\.sqlite/.test(name))).toEqual([]);
  });
});
