import { motifSize } from "./motifs.ts";
import type { Cloth, WovenPick } from "./weave.ts";

/** Pixels of a thread: three of its colour, and one of the gap beside it. */
const thread = 4;

/** Thread that lies on top, with its colour. */
type Crossing = { isWeft: boolean; colour: string };

/** Tell how many of each four warp threads a pick covers, from where it begins. */
function coverOf({ kind }: WovenPick, isPlain: boolean): readonly boolean[] {
  if (kind === "band") return [true, true, true, false];
  if (kind === "motif") return [true, false, false, false];
  return kind === "ground" && !isPlain ? [true, true, false, false] : [true, false, true, false];
}

function crossingAt({ colours, binding, stripes, picks }: Cloth, x: number, row: number): Crossing {
  const pick = picks[row] as WovenPick;
  const float = pick.kind === "motif" ? (pick.floats[x] ?? 0) : 0;
  if (float > 0) return { isWeft: true, colour: float === 1 ? colours.motif : colours.core };
  const place = x + (binding[row % binding.length] ?? 0);
  const isWeft = coverOf(pick, binding.length === 2)[place % 4] ?? false;
  const isStripe = stripes.some(([first, threads]) => x >= first && x < first + threads);
  if (!isWeft) return { isWeft, colour: isStripe ? colours.stripe : colours.warp };
  return {
    isWeft,
    colour: { band: colours.band, line: colours.line, ground: colours.weft, motif: colours.weft }[pick.kind],
  };
}

/**
 * Paint the tile of a cloth as pixels (RGB), for pictures: the drawing as SVG is for pages only.
 * @returns the tile, to be repeated in both directions
 */
export function clothPixels(cloth: Cloth): { data: Buffer; width: number; height: number; channels: 3 } {
  const width = motifSize.threads * thread;
  const height = cloth.picks.length * thread;
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const { isWeft, colour } = crossingAt(cloth, Math.floor(x / thread), Math.floor(y / thread));
      const isGap = isWeft ? y % thread === thread - 1 : x % thread === thread - 1;
      data.set(rgb(isGap ? cloth.colours.gap : colour), (y * width + x) * 3);
    }
  }
  return { data, width, height, channels: 3 };
}

const rgb = (colour: string): number[] => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
