import { readTable, type Table } from "#app/domain/tables/read-table.server.ts";
import { describe, expect, it } from "vitest";

const read = (text: string, maxRows?: number): Table<"name" | "place"> =>
  readTable(Buffer.from(text), { required: ["name"], optional: ["place"] }, maxRows);
const faults = (text: string, maxRows?: number) =>
  read(text, maxRows).faults.map(({ row, fault }) => [row, fault.key, fault.values]);

describe("a table", () => {
  it("counts its rows as a spreadsheet shows them, empty ones too", () => {
    const { rows } = read("name;place\r\n\r\nAna;Gao\r\n;\r\n\r\nRui;Sfax\r\n\r\n");
    expect(rows.map(({ row, cells }) => [row, cells.name, cells.place])).toEqual([
      [3, "Ana", "Gao"],
      [6, "Rui", "Sfax"],
    ]);
    expect(faults("name,place\n\nAna,Gao,x\nRui\n")).toEqual([
      [3, "cellCount", { found: 3, expected: 2 }],
      [4, "cellCount", { found: 1, expected: 2 }],
    ]);
  });

  it("ends with its first row too many", () => {
    expect(faults("name\nAna\n\nRui\n", 2)).toEqual([]);
    expect(faults('name\nAna\n\nRui\nEva\nunread"', 2)).toEqual([[5, "tooMany", { max: 2 }]]);
  });

  it.each<[string, string, (string | number)[][]]>([
    ["200 kB of empty rows", `name,place${"\n".repeat(200_000)}`, [[1, "emptyFile"]]],
    ["3.9 MB of empty rows", `name,place${"\n".repeat(3_900_000)}`, [[1, "emptyFile"]]],
    ["a header of 1.9 million columns", "a,".repeat(1_900_000), [[1, "tooMany"]]],
    ["a record that never ends", `name,place\n"${"x".repeat(3_900_000)}`, [[2, "unreadableFile"]]],
  ])("of %s is read to its end at once, or refused", (_what, text, expected) => {
    // Must be fast: a slow reader would block the thread for minutes.
    const begun = performance.now();
    expect(faults(text, 5_000).map((fault) => fault.slice(0, 2))).toEqual(expected);
    expect(performance.now() - begun).toBeLessThan(3_000);
  });

  it.each([
    ["too narrow", "name,place", "x\n"],
    ["too wide", "name,place", `${"x,".repeat(1_000)}\n`],
    ["right but too many", "name", "x\n"],
  ])("with a million rows that are %s is left early", (_what, header, row) => {
    const begun = performance.now();
    const found = faults(`${header}\n${row.repeat(3_900_000 / row.length)}`, 5_000);
    expect(found.length).toBeLessThanOrEqual(201);
    expect(found.length).toBeGreaterThan(0);
    expect(performance.now() - begun).toBeLessThan(3_000);
  });
});
