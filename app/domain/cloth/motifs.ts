/** Thread of a pick inside a motif: 0 the ground, 1 the motif, 2 its core. */
export type Float = 0 | 1 | 2;

/** Size of a motif, in warp threads and picks. */
export const motifSize = { threads: 24, picks: 15 } as const;

/** Place in a motif: x and y from its corner, dx and dy from its middle. */
type Point = { x: number; y: number; dx: number; dy: number };

/** Weavers step over two threads at a time. */
const step = (distance: number): number => distance - (distance % 2);

const band = (value: number, from: number, to: number): boolean => value >= from && value < to;
const choose = (isMotif: boolean, isCore: boolean): Float => (isCore ? 2 : isMotif ? 1 : 0);

/**
 * Plain geometry that any loom can weave. None reads as a religious or national sign, or as an eye: no cross, star,
 * crescent, knot or key, and nothing from the heritage of one people.
 */
export const motifs = {
  lozenge: ({ dx, dy }) => choose(step(dx) + dy < 9, step(dx) + dy > 13),
  peak: ({ dx, y }) => choose(band(y - step(dx), 1, 7), y - step(dx) >= 8),
  hourglass: ({ dx, dy }) => choose(band(dy - step(dx), 0, 4) || dy - step(dx) < -8, dy - step(dx) >= 4),
  dash: ({ x, y }) => {
    const across = (x + Math.floor(y / 3) * 4) % 12;
    return choose(y % 3 < 2 && across < 7, y % 3 < 2 && band(across, 8, 10));
  },
  zigzag: ({ dx, y }) => choose((step(dx) + y) % 12 < 4, band((step(dx) + y) % 12, 7, 9)),
  check: ({ x, y }) => choose(((x >> 2) + Math.floor(y / 5)) % 2 === 1, band(x % 4, 1, 3) && y % 5 === 2),
  stair: ({ x, y }) => choose((step(x) + step(y)) % 12 < 6, (step(x) + step(y)) % 12 === 8),
  wave: ({ x, y }) => choose(band(y - Math.abs((x % 12) - 6), 1, 4), band(y - Math.abs((x % 12) - 6), 6, 8)),
  brick: ({ x, y }) => {
    const across = (x + (Math.floor(y / 5) % 2) * 6) % 12;
    return choose(y % 5 < 4 && across < 8, band(across, 3, 5) && band(y % 5, 1, 3));
  },
  comb: ({ x, y, dx }) =>
    choose(band(y, 1, 11 - step(dx) / 2) && x % 4 < 2, y >= 12 || (y > 11 - step(dx) / 2 && x % 4 < 2)),
  arrow: ({ x, dy }) => choose((step(dy) + x) % 12 < 5, band((step(dy) + x) % 12, 7, 9) && dy < 5),
  tooth: ({ x, y }) => choose(x % 8 < 4 ? y < 9 : y > 5, x % 8 < 4 ? band(y, 11, 13) : band(y, 2, 4)),
} as const satisfies Record<string, (point: Point) => Float>;
export type MotifName = keyof typeof motifs;
export const motifNames = Object.keys(motifs) as MotifName[];

/** Return the threads of one pick of a motif, from the first warp thread to the last. */
export function pickOf(name: MotifName, y: number): Float[] {
  const { threads, picks } = motifSize;
  const half = threads / 2;
  return Array.from({ length: threads }, (_, x) =>
    motifs[name]({ x, y, dx: x < half ? half - 1 - x : x - half, dy: Math.abs(y - (picks - 1) / 2) }),
  );
}
