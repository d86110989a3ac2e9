/** Part of an A4 poster; lengths in ems of the base font, which has 14 points at the largest scale. */
export type PosterPart = {
  /** Texts of the part; each begins a line. */
  texts: readonly string[];
  /** Font size, in ems. */
  size: number;
  /** Number of columns side by side. */
  columns?: number;
  /** True when the texts run down the first column and on in the next; else they stand in rows of a grid. */
  isFlowing?: boolean;
  /** Line heights, a little above those in poster.css. */
  lineHeights?: { latin: number; arabic: number };
};

const usualLines = { latin: 1.42, arabic: 1.65 };

/** Scales of the base font, as in poster.css: `is-0` is the largest. */
export const posterScales = [1, 0.93, 0.86, 0.8, 0.74, 0.69, 0.64, 0.59, 0.55, 0.51, 0.47, 0.43, 0.39, 0.35] as const;

const letterPoints = 14;
const pointsOf = (millimetres: number): number => (millimetres / 25.4) * 72;
/** Width between the margins, in points. */
const widthPoints = pointsOf(178);
/** Height left for text, in points: 296 mm without margins, bands, the QR code, and a banner above. */
const heightPoints = pointsOf(296 - 18 - 16 - 40 - 14);
/** Gap between two parts, in ems. */
const gap = 0.7;
const arabic = /\p{Script=Arabic}/u;

/** Widths of letters in ems, as in the widest of the usual fonts. */
const widths: readonly [RegExp, number][] = [
  [/\p{M}|\p{Cf}/u, 0],
  [/[\s.,:;'’|!ijltfrI()[\]·-]/u, 0.42],
  [/[WMmw@%—]/u, 1.02],
  [/[\p{Lu}\p{Nd}]/u, 0.78],
  [/[\u0590-\u08ff]/u, 0.6],
  [/[\u0020-\u058f\u2000-\u20bf]/u, 0.64],
];
const widest = 1.3;

function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) width += widths.find(([letters]) => letters.test(letter))?.[1] ?? widest;
  return width;
}

/** Estimate the number of lines; text that wraps breaks between words, so its lines are not full. */
function linesOf(text: string, available: number): number {
  const lines = widthOf(text) / available;
  return lines <= 1 ? Math.max(1, Math.ceil(lines)) : Math.ceil(lines * 1.12);
}

function heightOf(part: PosterPart, width: number): number {
  const { texts, size, columns = 1, isFlowing = false, lineHeights = usualLines } = part;
  if (texts.length === 0) return 0;
  const lines = texts.map((text) => linesOf(text, (width / columns - (columns > 1 ? 3 : 0)) / size));
  const lineHeight = texts.some((text) => arabic.test(text)) ? lineHeights.arabic : lineHeights.latin;
  const all = lines.reduce((sum, count) => sum + count, 0);
  const most = Math.max(...lines);
  // A text is not split between columns, so the longest one may stand alone at the end of a column.
  const flowing = columns === 1 ? all : Math.ceil(all / columns) + most - 1;
  const total = isFlowing || columns === 1 ? flowing : Math.ceil(texts.length / columns) * most;
  return total * lineHeight * size + gap;
}

/**
 * Return the index of the largest scale at which all parts fit on one page.
 * @param kept millimetres of the height that are kept for a picture
 */
export function posterStep(parts: readonly PosterPart[], kept = 0): number {
  const fits = (scale: number): boolean => {
    const em = letterPoints * scale;
    return parts.reduce((sum, part) => sum + heightOf(part, widthPoints / em), 0) * em <= heightPoints - pointsOf(kept);
  };
  const step = posterScales.findIndex(fits);
  return step === -1 ? posterScales.length - 1 : step;
}

/** Maximum number of characters of organisers' names on a poster. */
export const maxNames = 240;

/** Return the names that fit into a number of characters, always the first, and how many are left out. */
export function fittingNames(names: readonly string[], most: number): { shown: readonly string[]; more: number } {
  let room = most;
  const end = names.findIndex((name) => {
    room -= name.length;
    return room < 0;
  });
  const shown = end === -1 ? names : names.slice(0, Math.max(1, end));
  return { shown, more: names.length - shown.length };
}
