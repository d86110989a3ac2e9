import { sessionDays } from "#app/domain/sessions/session-days.ts";
import { expect, it } from "vitest";
import { local } from "#tests/support/factories.ts";

const at = (...times: string[]) => times.map((time) => ({ startsAtLocal: local(time) }));
const date = { startsAtLocal: local("2026-12-18T18:00") };
const shown = (sessions: ReturnType<typeof at>) =>
  sessionDays(date, sessions).map(({ day, isSaid, sessions: own }) => [day, isSaid, own.length]);

it("says the day of sessions wherever it is not simply that of their date", () => {
  expect(shown(at("2026-12-18T18:00", "2026-12-18T20:00"))).toEqual([["2026-12-18", false, 2]]);
  expect(shown(at("2026-12-18T18:00", "2026-12-19T21:00"))).toEqual([
    ["2026-12-18", true, 1],
    ["2026-12-19", true, 1],
  ]);
  expect(shown(at("2026-12-19T21:00"))).toEqual([["2026-12-19", true, 1]]);
  expect(shown([])).toEqual([]);
});
