import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { commentFault, readComments } from "./comments.ts";
import { readSources } from "./house.ts";

describe("comments", () => {
  it("say in at most three lines what the code does", () => {
    const faults = [...readSources(["app", "db", "emails", "tests"])].flatMap(([file, source]) =>
      readComments(file, source).flatMap((comment) => {
        const fault = commentFault(comment);
        return fault ? [`${file}:${comment.line} ${fault}`] : [];
      }),
    );
    expect(faults).toEqual([]);
  });

  it("are refused by their opening and their length", () => {
    const faultsOf = (source: string) => readComments("x.tsx", source).map(commentFault);
    expect(faultsOf("/** What it holds. */\nconst a = 1; // Whoever asks.\n")).toEqual([
      'begins with "What"',
      'begins with "Whoever"',
    ]);
    expect(faultsOf("/** Return the sum.\n * two\n * three\n * @param a what it is\n */\nconst a = 1;")).toEqual([
      null,
    ]);
    expect(faultsOf("// One.\n// Two.\n// Three.\n// Four.\nconst a = 1;")).toEqual(["has 4 lines, at most 3"]);
    expect(faultsOf("const a = '/* What */'; const b = <p>// What</p>;")).toEqual([]);
  });
});

/** The rule holds for commits since this day, UTC. */
const rulesSince = "2026-11-29T00:00:00Z";

it("names commits in at most 72 characters, beginning with a capital, without a full stop", () => {
  const subjects = execFileSync("git", ["log", "--no-merges", `--since=${rulesSince}`, "--format=%s"], {
    encoding: "utf8",
  });
  const faulty = subjects.split("\n").filter((subject) => subject !== "" && !/^[A-Z][^\n]{2,70}[^.\n]$/.test(subject));
  expect(faulty).toEqual([]);
});
