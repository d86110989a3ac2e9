import { expect, it } from "vitest";
import { listClassifiedInVain, listSpeakingColumns, listUnclassified } from "../support/locating-columns.ts";

it("is said of every column of every table whether it tells where an event takes place", () => {
  expect(listSpeakingColumns().length).toBeGreaterThan(150);
  expect(listUnclassified()).toEqual([]);
});

it("is said of no column that is not there", () => {
  expect(listClassifiedInVain()).toEqual([]);
});
