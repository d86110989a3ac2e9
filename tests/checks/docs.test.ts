import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { drawArchitecture } from "./draw-architecture.ts";

const architecture = ".docs/architecture.md";
const [begin, end] = ["<!-- made from the code: begin -->", "<!-- end -->"];

describe("the documents", () => {
  it("draw the architecture as the code has it", () => {
    const order: string[] = JSON.parse(readFileSync(".domain-order.json", "utf8"));
    const text = readFileSync(architecture, "utf8");
    const [before = "", after = ""] = [text.split(begin)[0], text.split(end)[1]];
    const drawn = `${before}${begin}\n\n${drawArchitecture(order)}\n\n${end}${after}`;
    if (process.env["UPDATE_GOLDEN"]) writeFileSync(architecture, drawn);
    expect(drawn).toBe(readFileSync(architecture, "utf8"));
  });

  it("link only to files that are there", () => {
    const files = readdirSync(".docs", { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".md"))
      .map((name) => join(".docs", name));
    const dead = ["README.md", ".github/CONTRIBUTING.md", ...files].flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)[^)]*\)/g)]
        .map(([, target = ""]) => join(dirname(file), target))
        .filter((target) => !existsSync(target))
        .map((target) => `${file}: ${target}`),
    );
    expect(dead).toEqual([]);
  });

  it("give each decision its number, its date and its three parts, and list it", () => {
    const names = readdirSync(".docs/decisions")
      .filter((name) => /^\d{4}-/.test(name))
      .sort();
    const index = readFileSync(".docs/decisions/README.md", "utf8");
    const shape =
      /^# (\d{4})\. .+\n\n- Date: \d{4}-\d{2}-\d{2}\n- Status: (?:proposed|accepted|superseded by \d{4}|replaces \d{4})[^\n]*\n\n## Context\n[\s\S]+\n## Decision\n[\s\S]+\n## Consequences\n[\s\S]+$/;
    for (const [at, name] of names.entries()) {
      const number = shape.exec(readFileSync(`.docs/decisions/${name}`, "utf8"))?.[1];
      expect([name, number]).toEqual([name, String(at + 1).padStart(4, "0")]);
      expect([name, index.includes(`(${name})`)]).toEqual([name, true]);
    }
  });

  it("explain each code of a rule, and only codes that are used", () => {
    const code = /\b(?:ICS|HTTP|ITIP|MAIL|OUT|WEB|WALL)-\d{2}\b/g;
    const read = (file: string) => readFileSync(file, "utf8");
    const sources = ["app", "db", "emails", "tests"].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((name) => /\.tsx?$/.test(name))
        .map((name) => join(folder, name)),
    );
    const used = new Set(sources.flatMap((file) => read(file).match(code) ?? []));
    const explained = new Set([...read(".docs/rules.md").matchAll(/^\| ([A-Z]+-\d{2}) \|/gm)].map(([, name]) => name));
    expect([...explained].sort()).toEqual([...used].sort());
  });

  it("keep the README short", () => {
    expect(readFileSync("README.md", "utf8").split("\n").length).toBeLessThanOrEqual(150);
  });
});
