import { motifSize } from "./motifs.ts";
import { hashOf } from "./random.ts";
import type { Cloth, ClothColours } from "./weave.ts";

/** Width of a thread with the gap beside it, in units of the drawing. */
const unit = 2;

/** Paths of a cloth as SVG attributes, from the bottom to the top. */
type Drawn = { stroke: string; width: number; dashes: string; d: string };

export type ClothDrawing = {
  /** Name that no other cloth on a page has. */
  id: string;
  /** Size of the tile that repeats, in units. */
  tile: { width: number; height: number };
  gap: string;
  paths: readonly Drawn[];
};

/** One colour of ink, which survives a photocopier. */
const inOneInk: ClothColours = {
  gap: "#fff",
  warp: "#000",
  stripe: "#000",
  weft: "#fff",
  band: "#000",
  line: "#000",
  motif: "#000",
  core: "#000",
};

/**
 * Draw a cloth as few paths: every thread is a dashed line, and the gaps between the dashes show the threads below.
 * @param isOneInk true for print in black on white
 */
export function drawCloth(cloth: Cloth, isOneInk = false): ClothDrawing {
  const { picks, binding, stripes } = cloth;
  const colours = isOneInk ? inOneInk : cloth.colours;
  const tile = { width: motifSize.threads * unit, height: picks.length * unit };
  const ofKind = (kind: string): string =>
    picks.map((pick, row) => (pick.kind === kind ? pickPath(row, binding, tile.width) : "")).join("");
  const floats = (which: 1 | 2): string => picks.map((pick, row) => floatPath(pick, row, which)).join("");
  const middle = tile.height / 2;
  const warp = { width: tile.height, dashes: isOneInk ? ".5 1.5" : "1.6 .4" };
  const weft = 1.7;
  const isPlain = binding.length === 2;
  const paths = [
    { stroke: colours.warp, ...warp, d: `M${isOneInk ? 0.7 : 0.2} ${middle}h${tile.width}` },
    {
      stroke: colours.stripe,
      ...warp,
      d: isOneInk ? "" : stripes.map(([first, threads]) => `M${first * unit} ${middle}h${threads * unit}`).join(""),
    },
    { stroke: colours.weft, width: weft, dashes: isPlain ? "2 2" : "4 4", d: ofKind("ground") },
    { stroke: colours.weft, width: weft, dashes: isOneInk ? "7 1" : "2 6", d: ofKind("motif") },
    { stroke: colours.band, width: weft, dashes: "6 2", d: ofKind("band") },
    { stroke: colours.line, width: weft, dashes: "2 2", d: ofKind("line") },
    { stroke: colours.motif, width: weft, dashes: "", d: floats(1) },
    { stroke: colours.core, width: weft, dashes: isOneInk ? ".7 1.3" : "", d: floats(2) },
  ].filter(({ d }) => d !== "");
  return { id: `c${hashOf(JSON.stringify(paths)).toString(36)}`, tile, gap: colours.gap, paths };
}

/** Return the path of a pick across the tile; where it begins makes the binding. */
const pickPath = (row: number, binding: readonly number[], width: number): string =>
  `M${-(binding[row % binding.length] ?? 0) * unit} ${row * unit + 1}H${width}`;

/** Return the paths of the threads of a pick that float over the warp in a motif. */
function floatPath(pick: Cloth["picks"][number], row: number, which: 1 | 2): string {
  if (pick.kind !== "motif") return "";
  const ends = [...pick.floats, 0];
  let path = "";
  let start = -1;
  for (const [x, float] of ends.entries()) {
    if (float === which && start < 0) start = x;
    if (float !== which && start >= 0) {
      path += `M${start * unit} ${row * unit + 1}h${(x - start) * unit}`;
      start = -1;
    }
  }
  return path;
}
