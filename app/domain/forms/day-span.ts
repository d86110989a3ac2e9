import type { Fault } from "../errors.ts";
import type { LocalDate } from "../time/zoned-time.ts";

/** Return the faults of a first and a last day of a form, `startsOn` and `endsOn`: both are required, and in order. */
export function daySpanFaults({
  startsOn,
  endsOn,
}: {
  startsOn: LocalDate | null;
  endsOn: LocalDate | null;
}): Record<string, Fault> {
  const faults: Record<string, Fault> = {};
  if (!startsOn) faults["startsOn"] = { key: "required" };
  if (!endsOn) faults["endsOn"] = { key: "required" };
  if (startsOn && endsOn && endsOn < startsOn)
    faults["endsOn"] = { key: "endBeforeStart", values: { start: startsOn } };
  return faults;
}
