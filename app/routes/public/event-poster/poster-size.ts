/** How a poster of A4 is filled: lengths in ems of its ordinary letters, which have 14 points on the roomiest one. */
export type PosterPart = {
  /** What stands in it; each text begins a line. */
  texts: readonly string[];
  /** Size of its letters. */
  size: number;
  /** Side by side. */
  columns?: number;
  /** As in poster.css, and a little more. */
  lineHeights?: { latin: number; arabic: number };
};

const usualLines = { latin: 1.42, arabic: 1.65 };

/** Sizes of the ordinary letters, as in poster.css: `is-0` is the largest. */
export const posterScales = [1, 0.93, 0.86, 0.8, 0.74, 0.69, 0.64, 0.59, 0.55, 0.51, 0.47, 0.43, 0.39, 0.35] as const;

const letterPoints = 14;
const pointsOf = (millimetres: number): number => (millimetres / 25.4) * 72;
/** Between the margins. */
const widthPoints = pointsOf(178);
/** What is left of 296 mm for words: without margins, bands, the way to the page, and a banner above. */
const heightPoints = pointsOf(296 - 18 - 16 - 40 - 14);
/** Between two parts. */
const gap = 0.7;
const arabic = /\p{Script=Arabic}/u;

/** Letters as wide as in the widest of the usual typefaces. */
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

/** What does not fit into one line breaks between words, so that lines are not full. */
function linesOf(text: string, available: number): number {
  const lines = widthOf(text) / available;
  return lines <= 1 ? Math.max(1, Math.ceil(lines)) : Math.ceil(lines * 1.12);
}

function heightOf({ texts, size, columns = 1, lineHeights = usualLines }: PosterPart, width: number): number {
  if (texts.length === 0) return 0;
  const lines = texts.map((text) => linesOf(text, (width / columns - (columns > 1 ? 3 : 0)) / size));
  const lineHeight = texts.some((text) => arabic.test(text)) ? lineHeights.arabic : lineHeights.latin;
  const total =
    columns === 1
      ? lines.reduce((sum, count) => sum + count, 0)
      : Math.ceil(texts.length / columns) * Math.max(...lines);
  return total * lineHeight * size + gap;
}

/** The step of the largest letters with which all of it is one page. */
export function posterStep(parts: readonly PosterPart[]): number {
  const fits = (scale: number): boolean => {
    const em = letterPoints * scale;
    return parts.reduce((sum, part) => sum + heightOf(part, widthPoints / em), 0) * em <= heightPoints;
  };
  const step = posterScales.findIndex(fits);
  return step === -1 ? posterScales.length - 1 : step;
}

/** As many names as a poster has room for, the first always; of the others only how many there are. */
export function fittingNames(names: readonly string[], most: number): { shown: readonly string[]; more: number } {
  let room = most;
  const end = names.findIndex((name) => {
    room -= name.length;
    return room < 0;
  });
  const shown = end === -1 ? names : names.slice(0, Math.max(1, end));
  return { shown, more: names.length - shown.length };
}
