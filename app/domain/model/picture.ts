/** Maximum size of an uploaded file, in bytes: a phone's photograph fits. */
export const largestPictureBytes = 8 * 1024 * 1024;
/** Maximum number of pixels that a file may decode to, however few bytes it has. */
export const maxPixels = 40_000_000;
/** Maximum length of the texts that go with a picture, in characters. */
export const pictureTextLimits = { alternativeText: 300, credit: 140 } as const;

/** Maximum length of each side of a stored picture, in pixels. */
export const longestSide = 1_600;
const smallerWidths = [320, 800] as const;
/** Width in pixels and maximum number of bytes of the smallest size: slow connections load many of them in lists. */
export const thumbnail = { width: 320, bytes: 20 * 1024 } as const;

/** Content type of each stored format, by file extension. No content type is guessed from a file's content. */
export const pictureTypes = { avif: "image/avif", jpg: "image/jpeg" } as const;
export type PictureFormat = keyof typeof pictureTypes;
export const pictureFormats: readonly PictureFormat[] = ["avif", "jpg"];

/** Content types that the form offers for upload; the server decides by the bytes of the file. */
export const acceptedTypes = "image/jpeg,image/png,image/webp";

/**
 * Return the widths in which one picture is stored, smallest first, none wider than the picture itself.
 * @param largest width of the largest size, in pixels
 */
export const pictureWidths = (largest: number): number[] => [
  ...smallerWidths.filter((width) => width < largest),
  largest,
];

export type Picture = {
  id: string;
  /** Width and height of the largest size, in pixels. */
  width: number;
  height: number;
  alternativeText: string;
  credit: string | null;
};

export const pictureFileName = (id: string, width: number, format: PictureFormat): string => `${id}-${width}.${format}`;

const fileName = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-([1-9]\d{0,3})\.(avif|jpg)$/;

/** Parse the name of a picture file; null for any other text, so that no other text becomes part of a path. */
export function parsePictureFileName(name: string): { id: string; width: number; format: PictureFormat } | null {
  const [, id, width, format] = fileName.exec(name) ?? [];
  if (id === undefined || width === undefined || format === undefined) return null;
  return { id, width: Number(width), format: format as PictureFormat };
}
