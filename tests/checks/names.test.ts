import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { readSources } from "./house.ts";

/** Abandoned names with their replacements; `.docs/glossary.md` explains them. */
const oldNames: Readonly<Record<string, string>> = JSON.parse(readFileSync("tests/checks/old-names.json", "utf8"));

/**
 * Places where an old name remains because stored data or other programs use it: a column, a member of the API, a field
 * of a form (kept in drafts and revisions), a member of a mail payload in the outbox.
 */
const edges: readonly { files: RegExp; names: readonly string[] }[] = [
  {
    files:
      /^app\/domain\/(?:imports|open-data|sessions|forms)\/|^app\/domain\/(?:drafts\/(?:get-event-form|copy-belongings)|events\/event-(?:columns|rules))|^app\/domain\/model\/(?:session|event-form-part)\.ts|^app\/components\/(?:changes\/change-list|forms\/form-labels)|^app\/routes\/organise\/events\/(?:edit\/event-step-form|session\/session-fields)|^app\/cli\/demonstration\/enrich-event|^db\/queries\/events|^tests\//,
    names: ["door"],
  },
  {
    files:
      /^app\/domain\/(?:accounts\/(?:confirm-email-change|code-purpose|request-email-change)|coordinators\/invite-coordinator|review\/sweep-coordinator-mails|second-factor\/reset-second-factor)\.|^emails\/[\w-]+\/(?:mail|prepare)|^tests\/domain\/coordinators\//,
    names: ["personId"],
  },
  {
    files: /^app\/domain\/notifications\/(?:date-news|known-state)\.|^emails\/date-changed\/mail\./,
    names: ["placeMark"],
  },
];

const isEdge = (file: string, name: string): boolean =>
  edges.some((edge) => edge.names.includes(name) && edge.files.test(file));

/** Find names in a source that were given up, and variables called `one`. @returns one line for each */
function namesGivenUp(file: string, text: string): string[] {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && Object.hasOwn(oldNames, node.text) && !isEdge(file, node.text)) {
      found.add(`${file}: ${node.text}, say ${oldNames[node.text]}`);
    }
    if (isVariable(node) && ts.isIdentifier(node.name) && node.name.text === "one") {
      found.add(`${file}: one, say the noun it stands for`);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false, ts.ScriptKind.TSX));
  for (const [comment] of text.matchAll(/\/\*\*[\s\S]*?\*\/|^\s*\/\/.*$/gm)) {
    // A word with a capital in the middle is a name; other words in comments are plain English.
    for (const [word] of comment.matchAll(/\b[a-z]+[A-Z]\w*/g)) {
      if (Object.hasOwn(oldNames, word)) found.add(`${file}: ${word} in a comment, say ${oldNames[word]}`);
    }
  }
  return [...found];
}

const isVariable = (node: ts.Node): node is ts.VariableDeclaration | ts.ParameterDeclaration | ts.BindingElement =>
  ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node);

const fileNameOf = (name: string): string => name.replace(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase();
const oldFileNames = new Map(Object.entries(oldNames).map(([old, said]) => [fileNameOf(old), fileNameOf(said)]));

describe("names", () => {
  it("are the words of the glossary, in code", () => {
    const sources = readSources(["app", "db", "emails", "tests"]);
    expect([...sources].flatMap(([file, text]) => namesGivenUp(file, text))).toEqual([]);
  });

  it("are the words of the glossary, in file names", () => {
    const files = ["app", "db", "emails", "tests"].flatMap((root) =>
      readdirSync(root, { recursive: true, encoding: "utf8" }),
    );
    const stems = files.map((file) => [file, basename(file).replace(/\..*/, "")] as const);
    expect(
      stems.flatMap(([file, stem]) => (oldFileNames.has(stem) ? [`${file}: say ${oldFileNames.get(stem)}`] : [])),
    ).toEqual([]);
  });

  it("are refused with what to say instead, but where they are stored or public", () => {
    expect(namesGivenUp("app/domain/dates/x.ts", "const lifeAt = 1; rows.map((one) => one.hallId);")).toEqual([
      "app/domain/dates/x.ts: lifeAt, say dateStatusAt",
      "app/domain/dates/x.ts: one, say the noun it stands for",
      "app/domain/dates/x.ts: hallId, say authorityId",
    ]);
    expect(namesGivenUp("db/x.ts", `/${"**"} As lifeAt says. */`)).toEqual([
      "db/x.ts: lifeAt in a comment, say dateStatusAt",
    ]);
    expect(namesGivenUp("app/domain/open-data/x.ts", "const event = { door: 1 };")).toEqual([]);
    expect(namesGivenUp("app/domain/dates/x.ts", "const event = { door: 1 };")).toHaveLength(1);
  });
});
