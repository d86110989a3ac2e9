import {
  dayAt,
  offsetAt,
  parseZone,
  resolveLocal,
  staleZones,
  toInstant,
  toLocal,
  zoneDataVersion,
} from "#app/domain/time/zone-arithmetic.server.ts";
import { type IanaZone, type Instant, instantFrom, toUtcText } from "#app/domain/time/zoned-time.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { local } from "../../support/factories.ts";

const zone = (name: string): IanaZone => {
  const found = parseZone(name);
  if (!found) throw new Error(name);
  return found;
};
const utc = (time: string, name: string, offset: number | null = null) =>
  toUtcText(toInstant(local(time), zone(name), offset));

/** Return the offset known to the running Node, in minutes east of UTC. */
function offsetOfNode(instant: Instant, name: string): number {
  const parts = new Intl.DateTimeFormat("en-US", { timeZone: name, timeZoneName: "longOffset" }).formatToParts(instant);
  const text = parts.find((part) => part.type === "timeZoneName")?.value ?? "";
  const found = /GMT([+-])(\d{2}):(\d{2})/.exec(text);
  return found ? (found[1] === "-" ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3])) : 0;
}

describe("WALL-03: the canary", () => {
  it("finds our zone data current", () => {
    expect(staleZones()).toEqual([]);
  });

  it("sings when it is given the data of a Node of 2025", () => {
    expect(staleZones(() => 60)).toHaveLength(9);
    if (process.versions.tz?.startsWith("2025")) {
      const stale = staleZones(offsetOfNode).join("\n");
      for (const name of ["Africa/Casablanca", "America/Havana", "America/Edmonton", "America/Vancouver"]) {
        expect(stale).toContain(name);
      }
    }
  });

  it("names the release of the data", () => {
    expect(zoneDataVersion).toMatch(/^20(2[6-9]|[3-9]\d)[a-z]$/);
  });
});

describe("a wall clock time becomes an instant", () => {
  it.each([
    ["2026-12-18T18:00", "Africa/Casablanca", "2026-12-18T18:00:00Z"],
    ["2026-07-01T18:00", "Africa/Casablanca", "2026-07-01T17:00:00Z"],
    ["2026-12-18T18:00", "Europe/Lisbon", "2026-12-18T18:00:00Z"],
    ["2026-07-01T18:00", "Europe/Paris", "2026-07-01T16:00:00Z"],
    ["2026-12-18T18:00", "America/Vancouver", "2026-12-19T01:00:00Z"],
    ["2026-12-18T18:00", "Asia/Kolkata", "2026-12-18T12:30:00Z"],
    ["2026-12-18T18:00", "Asia/Kathmandu", "2026-12-18T12:15:00Z"],
    ["2026-12-18T18:00", "Pacific/Auckland", "2026-12-18T05:00:00Z"],
    ["2026-12-18T08:00", "Pacific/Kiritimati", "2026-12-17T18:00:00Z"],
    ["2026-12-18T18:00", "America/Argentina/Buenos_Aires", "2026-12-18T21:00:00Z"],
  ])("%s in %s is %s", (time, name, expected) => {
    expect(utc(time, name)).toBe(expected);
  });

  it("WALL-06: refuses a time that the clock jumps over", () => {
    expect(resolveLocal(local("2026-03-29T02:30"), zone("Europe/Paris"))).toEqual({ kind: "never" });
    expect(resolveLocal(local("2026-09-06T00:30"), zone("America/Santiago"))).toEqual({ kind: "never" });
    expect(() => utc("2026-03-29T02:30", "Europe/Paris")).toThrow(RangeError);
  });

  it("WALL-07: asks which of two equal hours is meant, and keeps to the answer in any season", () => {
    const found = resolveLocal(local("2026-10-25T02:30"), zone("Europe/Paris"));
    expect(found).toEqual({ kind: "twice", offsets: [120, 60] });
    expect(() => utc("2026-10-25T02:30", "Europe/Paris")).toThrow(RangeError);
    expect(() => utc("2026-10-25T02:30", "Europe/Paris", 0)).toThrow(RangeError);
    expect(utc("2026-10-25T02:30", "Europe/Paris", 120)).toBe("2026-10-25T00:30:00Z");
    expect(utc("2026-10-25T02:30", "Europe/Paris", 60)).toBe("2026-10-25T01:30:00Z");
  });

  it("comes back to the same wall clock", () => {
    const names = ["Europe/Paris", "America/Santiago", "Africa/Casablanca", "Asia/Kathmandu", "Australia/Lord_Howe"];
    const moments = fc.integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2028, 11, 31) / 60_000 });
    fc.assert(
      fc.property(moments, fc.constantFrom(...names), (minute, name) => {
        const instant = instantFrom(minute * 60_000);
        const offset = offsetAt(instant, zone(name));
        expect(toInstant(toLocal(instant, zone(name)), zone(name), offset)).toBe(instant);
      }),
      { numRuns: 500 },
    );
  });
});

describe("WALL-10: names of zones", () => {
  it.each([
    "America/Coyhaique",
    "Europe/Kyiv",
    "Europe/Kiev",
    "Asia/Calcutta",
    "Asia/Kolkata",
    "America/Montreal",
    "Etc/UTC",
  ])("knows %s and keeps it as written", (name) => expect(parseZone(name)).toBe(name));
  it.each(["Mars/Olympus", "", "europe/paris", "Europe/Paris\r\nX", "UTC+1"])("refuses %j", (name) =>
    expect(parseZone(name)).toBeNull(),
  );
});

it("knows which day it is somewhere", () => {
  const instant = instantFrom("2026-12-18T23:30:00Z");
  expect(dayAt(instant, zone("Africa/Bamako"))).toBe("2026-12-18");
  expect(dayAt(instant, zone("Europe/Paris"))).toBe("2026-12-19");
  expect(dayAt(instant, zone("Pacific/Auckland"))).toBe("2026-12-19");
});
