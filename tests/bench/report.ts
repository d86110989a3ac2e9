/** One line of the benchmark report: a measurement, and what it is compared with in the same run. */
export type Figure = {
  what: string;
  /** The result as text, e.g. "1,240 mails a second". */
  ours: string;
  floor?: string;
  /** The result divided by the floor. */
  ratio?: number;
  target?: { atLeast: number } | { atMost: number };
  /** The value compared with the target where that is not the ratio, in `unit`. */
  value?: number;
  unit?: string;
};

/** Return the median: on a shared machine it is more stable than the mean. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const [low = Number.NaN, high = low] = sorted.length % 2 === 1 ? [sorted[half]] : [sorted[half - 1], sorted[half]];
  return (low + high) / 2;
}

export const perSecond = (count: number, milliseconds: number): number => (count / milliseconds) * 1_000;
export const number = (value: number): string => value.toLocaleString("en", { maximumSignificantDigits: 3 });
export const milliseconds = (value: number): string => `${number(value)} ms`;

/** Format a line of the report. A missed target is shown with the difference. */
export function lineOf({ what, ours, floor, ratio, target, value, unit = "" }: Figure): string {
  const compared = value ?? ratio;
  const parts = [what.padEnd(58), ours];
  if (floor !== undefined) parts.push(`beside ${floor}`);
  if (ratio !== undefined) parts.push(`ratio ${ratio.toFixed(2)}`);
  if (target && compared !== undefined) parts.push(verdict(target, compared, unit));
  return parts.join("   ");
}

function verdict(target: NonNullable<Figure["target"]>, value: number, unit: string): string {
  const [bound, isMet] =
    "atLeast" in target ? [target.atLeast, value >= target.atLeast] : [target.atMost, value <= target.atMost];
  const sign = "atLeast" in target ? "≥" : "≤";
  if (isMet) return `target ${sign} ${bound}${unit}: met`;
  return `target ${sign} ${bound}${unit}: MISSED by ${number(Math.abs(value - bound))}${unit} (${number((Math.abs(value - bound) / bound) * 100)} %)`;
}
