import { offsetAt, resolveLocal, zoneDataVersion } from "#app/domain/time/zone-arithmetic.server.ts";
import type { IanaZone, Instant, LocalDateTime } from "#app/domain/time/zoned-time.ts";
import { readSeed } from "#db/seed/read-seed.server.ts";
import { parse } from "csv-parse/sync";
import { expect, it } from "vitest";
import { readSystemZones } from "../../support/system-zones.ts";

/** Each zone our cities are in. */
const names = [
  ...new Set((parse(readSeed("cities.csv"), { columns: true }) as { timezone: string }[]).map((row) => row.timezone)),
].sort();
const hourMs = 3_600_000;
const hourOf = (year: number) => Date.UTC(year, 0, 1) / hourMs;

/**
 * Law changes with little notice: files older than our data know it only up to their own year. Where they are as new, the
 * years of the next weeks are compared, else the three before theirs.
 */
const { version = "" } = readSystemZones([], 0, 0) ?? {};
const firstYear = version >= zoneDataVersion ? 2026 : Number(version.slice(0, 4)) - 3;
const [first, last] = [hourOf(firstYear), hourOf(firstYear + 3)];

const system = readSystemZones(names, first, last)?.zones;

/** How many minutes east of UTC a zone is at each of the hours. */
function everyHour(runs: readonly (readonly [number, number])[]): number[] {
  const offsets: number[] = [];
  for (const [index, [hour, offset]] of runs.entries()) {
    const end = runs[index + 1]?.[0] ?? last;
    for (let at = hour; at < end; at += 1) offsets.push(offset);
  }
  return offsets;
}

/** Hours at which our offset is another than the system's. */
const wrongOffsets = (offsets: readonly number[], zone: IanaZone): string[] =>
  offsets.flatMap((offset, index) => {
    const instant = ((first + index) * hourMs) as Instant;
    return offsetAt(instant, zone) === offset ? [] : [`${new Date(instant).toISOString()} is not UTC${offset}`];
  });

function instantsOf(shown: number, zone: IanaZone): number[] {
  const found = resolveLocal(new Date(shown).toISOString().slice(0, 16) as LocalDateTime, zone);
  if (found.kind === "once") return [found.instant];
  return found.kind === "never" ? [] : found.offsets.map((offset) => shown - offset * 60_000);
}

/** Hours on the wall that name another instant, or another number of them: none, one or two. */
function wrongInstants(offsets: readonly number[], zone: IanaZone): string[] {
  const walls = new Map<number, number[]>();
  for (const [index, offset] of offsets.entries()) {
    const instant = (first + index) * hourMs;
    const shown = instant + offset * 60_000;
    walls.set(shown, [...(walls.get(shown) ?? []), instant]);
  }
  const faults: string[] = [];
  // The days at both ends belong to hours outside.
  for (let shown = (first + 24) * hourMs; shown < (last - 24) * hourMs; shown += hourMs) {
    const [said, should] = [instantsOf(shown, zone), walls.get(shown) ?? []];
    if (said.join() !== should.join()) faults.push(`${new Date(shown).toISOString()} is ${should}, not ${said}`);
  }
  return faults;
}

it.skipIf(version === "").each(names)(
  "every hour of three years is what the system says: %s",
  { timeout: 60_000 },
  (name) => {
    const zone = name as IanaZone;
    const offsets = everyHour(system?.[name] ?? []);
    expect(offsets).toHaveLength(last - first);
    expect([...wrongOffsets(offsets, zone), ...wrongInstants(offsets, zone)]).toEqual([]);
  },
);
