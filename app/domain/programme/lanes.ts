type Timed = { startsAtLocal: string; endsAtLocal: string };

/** Dates that overlap each other, directly or through others: they stand side by side. */
export type Lane<T> = T[];

/** Dates of one day in order, those at the same time together. @param dates in the order in which they begin */
export function inLanes<T extends Timed>(dates: readonly T[]): Lane<T>[] {
  const lanes: Lane<T>[] = [];
  let end = "";
  for (const date of dates) {
    const lane = lanes.at(-1);
    if (lane && date.startsAtLocal < end) lane.push(date);
    else lanes.push([date]);
    if (date.endsAtLocal > end) end = date.endsAtLocal;
  }
  return lanes;
}
