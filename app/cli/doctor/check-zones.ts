import { staleZones, zoneDataVersion } from "#app/domain/time/zone-arithmetic.server.ts";
import { fail, type Finding, ok } from "./finding.ts";

/** Check that the time zone data follows current law (WALL-03). */
export function checkZones(stale: readonly string[] = staleZones()): Finding[] {
  if (stale.length === 0) return [ok("time zones", `data ${zoneDataVersion}`)];
  const words = (zone: string) => `data ${zoneDataVersion} says ${zone}; update the package moment-timezone`;
  return stale.map((zone) => fail("time zones", words(zone)));
}
