import { motifNames, type MotifName, motifSize, type Float, pickOf } from "./motifs.ts";
import { numbersFor } from "./random.ts";

/** Seed of a cloth: a house (a city, an organisation, the network) and, for an event, the piece woven there. */
export type ClothSeed = { house: string; piece?: string };

/** House and themes of the cloth of the week itself: a roof that is open at both sides. */
export const weekCloth = { house: "week~7", themes: ["interculturality", "solidarity", "participation"] } as const;

/** Colours of one theme: deep, middle and light. */
type Shades = readonly [deep: string, middle: string, light: string];
const shades: Readonly<Record<string, Shades>> = {
  solidarity: ["#a63c1b", "#e27a4b", "#f7c9a8"],
  participation: ["#2b4a98", "#5f88dc", "#c3d4f7"],
  interculturality: ["#6b2a6f", "#b565b4", "#e9c4e6"],
};
const otherShades: Shades = ["#0a5a60", "#3d9c97", "#bfe3df"];
const night = "#1d2130";
const linen = "#f4e9d8";
const ochre = "#e3a52f";

export type ClothColours = {
  /** Depth between the threads. */
  gap: string;
  warp: string;
  stripe: string;
  weft: string;
  band: string;
  line: string;
  motif: string;
  core: string;
};

type Ground = (first: Shades, second: Shades, third: Shades) => ClothColours;
/** The first three wear the colours of the themes, and are the only ones for events. */
const grounds: readonly Ground[] = [
  (a, b, c) => ({
    gap: "#0d1018",
    warp: night,
    stripe: a[0],
    weft: "#363c56",
    band: b === a ? a[1] : b[1],
    line: ochre,
    motif: linen,
    core: c === b ? a[1] : c[1],
  }),
  (a, b, c) => ({
    gap: "#c9b793",
    warp: linen,
    stripe: c[1],
    weft: "#e9d9bd",
    band: a[0],
    line: b[0],
    motif: a[0],
    core: b[1],
  }),
  (a, b) => ({
    gap: night,
    warp: a[0],
    stripe: a[1],
    weft: a[0],
    band: night,
    line: ochre,
    motif: linen,
    core: b === a ? ochre : b[1],
  }),
  (a) => ({
    gap: "#a9741a",
    warp: ochre,
    stripe: a[0],
    weft: "#f0c05a",
    band: a[0],
    line: linen,
    motif: night,
    core: a[0],
  }),
  (a) => ({
    gap: "#06383c",
    warp: "#0a5a60",
    stripe: "#3d9c97",
    weft: "#14787a",
    band: a[0],
    line: ochre,
    motif: linen,
    core: a[1],
  }),
  (a, b) => ({
    gap: "#141d42",
    warp: "#1f2f66",
    stripe: b[1],
    weft: "#31509e",
    band: a[1],
    line: ochre,
    motif: a[2],
    core: ochre,
  }),
];
const eventGrounds = 3;

/** Where each pick begins against the warp: plain weave, two twills, herringbone, basket. */
const bindings = [
  [0, 2],
  [0, 1, 2, 3],
  [3, 2, 1, 0],
  [0, 1, 2, 3, 2, 1],
  [0, 0, 2, 2],
] as const;
/** Stripes of the warp: first thread and number of threads. */
const stripes = [
  [[10, 4]],
  [
    [2, 3],
    [19, 3],
  ],
  [
    [0, 6],
    [18, 6],
  ],
  [
    [5, 2],
    [11, 2],
    [17, 2],
  ],
] as const;

/** The part of a cloth that all pieces of a house share. */
export type House = { motif: MotifName; ground: number; binding: number; stripe: number };

export function houseOf(name: string): House {
  const number = numbersFor(`house ${name}`);
  return {
    motif: motifNames[number(motifNames.length)] ?? "lozenge",
    ground: number(grounds.length),
    binding: number(bindings.length),
    stripe: number(stripes.length),
  };
}

/** A pick: plain ground, a band, a fine line, or a row of the motif. */
export type WovenPick = { kind: "ground" | "band" | "line" } | { kind: "motif"; floats: readonly Float[] };
export type Cloth = {
  colours: ClothColours;
  binding: readonly number[];
  stripes: readonly (readonly [first: number, threads: number])[];
  /** From the upper edge to the lower, the same from both to the motif in the middle. */
  picks: readonly WovenPick[];
};

/**
 * Weave the cloth of a seed: the same one for ever. The house gives motif and binding, the themes the colours, the
 * piece the rhythm of the bands.
 * @param themes codes, the most important first
 */
export function weave({ house, piece }: ClothSeed, themes: readonly string[]): Cloth {
  const { motif, ground, binding, stripe } = houseOf(house);
  const [first = otherShades, second = first, third = second] = themes.map((code) => shades[code] ?? otherShades);
  const colours = grounds[piece === undefined ? ground : ground % eventGrounds];
  const border = borderOf(`${house}/${piece ?? ""}`);
  const middle = Array.from(
    { length: motifSize.picks },
    (_, y): WovenPick => ({ kind: "motif", floats: pickOf(motif, y) }),
  );
  return {
    colours: (colours ?? (grounds[0] as Ground))(first, second, third),
    binding: bindings[binding] ?? bindings[0],
    stripes: stripes[stripe] ?? stripes[0],
    picks: [...border, ...middle, ...[...border].reverse()],
  };
}

/** Return the picks above a motif, in a rhythm of their own. */
function borderOf(seed: string): WovenPick[] {
  const number = numbersFor(`piece ${seed}`);
  const many = (kind: "ground" | "band" | "line", count: number): WovenPick[] =>
    Array.from({ length: count }, () => ({ kind }));
  return [
    ...many("ground", 2 + number(3)),
    ...many("band", 2 + number(3)),
    ...many("line", 1 + number(2)),
    ...many("ground", 2 + number(2)),
    ...many("band", number(2)),
  ];
}
