import { spawnSync } from "node:child_process";

/** Python script that reads the zone files of the system. Offsets are run-length encoded by UTC hour. */
const script = `
import json, sys, zoneinfo, datetime
names, first, last = json.loads(sys.argv[1])
version = None
for path in zoneinfo.TZPATH:
    try:
        version = open(path + "/tzdata.zi").readline().split()[-1]
        break
    except OSError:
        pass
def runs(name):
    zone = zoneinfo.ZoneInfo(name)
    found = []
    for hour in range(first, last) if version else []:
        at = datetime.datetime.fromtimestamp(hour * 3600, zone)
        offset = int(at.utcoffset().total_seconds() // 60)
        if not found or found[-1][1] != offset:
            found.append([hour, offset])
    return found
print(json.dumps({"version": version, "zones": {name: runs(name) for name in names}}))
`;

export type SystemZones = {
  /** Release of the tz database, e.g. `2025b`. */
  version: string;
  /** Offsets in minutes east of UTC, each with the UTC hour since 1970 from which it holds. */
  zones: Record<string, [hour: number, offset: number][]>;
};

/**
 * Read the offsets of some zones from the system, between two UTC hours since 1970; null without zone files or Python.
 */
export function readSystemZones(names: readonly string[], firstHour: number, lastHour: number): SystemZones | null {
  const { status, stdout } = spawnSync("python3", ["-c", script, JSON.stringify([names, firstHour, lastHour])], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) return null;
  const read = JSON.parse(stdout) as Omit<SystemZones, "version"> & { version: string | null };
  return read.version === null ? null : { ...read, version: read.version };
}
