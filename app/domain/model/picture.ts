/** Most bytes of a file somebody sends: what a phone's camera makes fits in. */
export const largestPictureBytes = 8 * 1024 * 1024;
/** Most pixels a file may decode to, however few bytes it has. */
export const maxPixels = 40_000_000;
/** Most characters of the words that go with a picture. */
export const pictureTextLimits = { alternativeText: 300, credit: 140 } as const;

/** No side of what is kept is longer. */
export const longestSide = 1_600;
const smallerWidths = [320, 800] as const;
/** The smallest size goes into lists, where a slow line loads many of them. */
export const thumbnail = { width: 320, bytes: 20 * 1024 } as const;

/** The one table of what files are called and served as: nothing is guessed from a file's content. */
export const pictureTypes = { avif: "image/avif", jpg: "image/jpeg" } as const;
export type PictureFormat = keyof typeof pictureTypes;
export const pictureFormats: readonly PictureFormat[] = ["avif", "jpg"];

/** Content types that may be sent; what counts is what the bytes are. */
export const acceptedTypes = "image/jpeg,image/png,image/webp";

/** The widths one picture is kept in, smallest first: none is larger than the picture itself. */
export const pictureWidths = (largest: number): number[] => [
  ...smallerWidths.filter((width) => width < largest),
  largest,
];

/** A picture as a page shows it. */
export type Picture = {
  id: string;
  /** Pixels of its largest size. */
  width: number;
  height: number;
  alternativeText: string;
  credit: string | null;
};

export const pictureFileName = (id: string, width: number, format: PictureFormat): string => `${id}-${width}.${format}`;

const fileName = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-([1-9]\d{0,3})\.(avif|jpg)$/;

/** Reads such a name; null for everything else, so that no other text ever becomes part of a path. */
export function parsePictureFileName(name: string): { id: string; width: number; format: PictureFormat } | null {
  const [, id, width, format] = fileName.exec(name) ?? [];
  if (id === undefined || width === undefined || format === undefined) return null;
  return { id, width: Number(width), format: format as PictureFormat };
}
