import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkHouse, readSources } from "./house.ts";

const order: string[] = JSON.parse(readFileSync(".domain-order.json", "utf8"));

describe("the order of the domain folders", () => {
  it("holds in this project", () => {
    expect(checkHouse(readSources(["app", "db", "emails"]), order)).toEqual([]);
  });
});

describe("checkHouse", () => {
  const check = (files: Record<string, string>) =>
    checkHouse(new Map(Object.entries(files)), ["low", "middle", "high"]);

  it("accepts imports that run downwards, and those of types", () => {
    expect(
      check({
        "app/domain/low/text.ts": 'import type { B } from "../high/verb.ts"; export const a = 1;',
        "app/domain/middle/rule.ts": 'import { type B } from "#app/domain/high/verb.ts";',
        "app/domain/high/verb.ts": 'import { a } from "../low/text.ts"; import {} from "luxon"; export type B = 1;',
      }),
    ).toEqual([]);
  });

  it("refuses an import that runs upwards, however it is written", () => {
    const verb = { "app/domain/high/verb.ts": "export const b = 1;" };
    const problem = ["upwards: app/domain/low/text.ts -> app/domain/high/verb.ts"];
    for (const line of [
      'import { b } from "../high/verb.ts";',
      'import { type B, b } from "#app/domain/high/verb";',
      'import * as all from "../high/verb.ts";',
      'import "../high/verb.ts";',
      'export { b } from "../high/verb.ts";',
      'const later = () => import("../high/verb.ts");',
    ]) {
      expect(check({ ...verb, "app/domain/low/text.ts": line }), line).toEqual(problem);
    }
  });

  it("names the folders of a circle, once, also when it is closed by a third", () => {
    const problems = check({
      "app/domain/low/one.ts": 'import "../high/three.ts";',
      "app/domain/middle/two.ts": 'import "../low/one.ts";',
      "app/domain/high/three.ts": 'import "../middle/two.ts";',
    });
    expect(problems.filter((problem) => problem.startsWith("circle"))).toEqual(["circle: high low middle"]);
  });

  it("refuses folders that are too large, or in no order", () => {
    const files = Array.from({ length: 31 }, (_, index) => [`app/domain/low/file-${index}.ts`, ""]);
    expect(check({ ...Object.fromEntries(files), "app/domain/attic/one.ts": "" })).toEqual([
      "low: 31 files, at most 30",
      "attic: not in the order",
    ]);
  });

  it("keeps the database and the model below the verbs, and mails out of the domain", () => {
    expect(
      check({
        "db/queries/events.server.ts": 'import "#app/domain/low/verb.server.ts";',
        "emails/reminder/template.tsx": "",
        "emails/reminder/mail.ts": "",
        "app/domain/low/verb.server.ts": 'import "#emails/reminder/mail.ts"; import "#emails/reminder/template.tsx";',
      }),
    ).toEqual([
      "db/queries/events.server.ts -> app/domain/low/verb.server.ts: db knows model, text, time, languages and errors",
      "app/domain/low/verb.server.ts -> emails/reminder/template.tsx: the domain knows the kinds of mail only",
    ]);
  });
});
