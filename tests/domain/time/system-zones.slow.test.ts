import { offsetAt, resolveLocal, zoneDataVersion } from "#app/domain/time/zone-arithmetic.server.ts";
import type { IanaZone, Instant, LocalDateTime } from "#app/domain/time/zoned-time.ts";
import { readSeed } from "#db/seed/read-seed.server.ts";
import { parse } from "csv-parse/sync";
import { expect, it } from "vitest";
import { readSystemZones } from "../../support/system-zones.ts";

/** All time zones of listed cities. */
const names = [
  ...new Set((parse(readSeed("cities.csv"), { columns: true }) as { timezone: string }[]).map((row) => row.timezone)),
].sort();
const hourMs = 3_600_000;
const hourOf = (year: number) => Date.UTC(year, 0, 1) / hourMs;

/**
 * Laws change at short notice, and older zone files of the system are right only up to their own year. If they are as
 * new as our data, three years from 2026 are compared, else the three before theirs.
 */
const { version = "" } = readSystemZones([], 0, 0) ?? {};
const firstYear = version >= zoneDataVersion ? 2026 : Number(version.slice(0, 4)) - 3;
const [first, last] = [hourOf(firstYear), hourOf(firstYear + 3)];

const system = readSystemZones(names, first, last)?.zones;

/** Return the offset at each hour, in minutes east of UTC. */
function everyHour(runs: readonly (readonly [number, number])[]): number[] {
  const offsets: number[] = [];
  for (const [index, [hour, offset]] of runs.entries()) {
    const end = runs[index + 1]?.[0] ?? last;
    for (let at = hour; at < end; at += 1) offsets.push(offset);
  }
  return offsets;
}

/** List the hours at which our offset differs from the system's. */
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

/** List the wall clock hours for which our instants (none, one or two) differ from the system's. */
function wrongInstants(offsets: readonly number[], zone: IanaZone): string[] {
  const walls = new Map<number, number[]>();
  for (const [index, offset] of offsets.entries()) {
    const instant = (first + index) * hourMs;
    const shown = instant + offset * 60_000;
    walls.set(shown, [...(walls.get(shown) ?? []), instant]);
  }
  const faults: string[] = [];
  // Skip the first and last day, which also belong to instants outside the range.
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
