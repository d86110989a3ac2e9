import sharp from "sharp";
import { type FaultKey, Invalid } from "../errors.ts";
import { longestSide, maxPixels, type PictureFormat, pictureWidths, thumbnail } from "../model/picture.ts";

export type PictureFile = { width: number; format: PictureFormat; bytes: Uint8Array };
/** Files of a picture, and the width and height of the largest in pixels. */
export type EncodedPicture = { width: number; height: number; files: readonly PictureFile[] };

// Pictures come from strangers: cache nothing of them, and allow no other decoder than these three.
sharp.cache(false);
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer", "VipsForeignLoadWebpBuffer"],
});
// Encode on one core, so that the other one can answer requests.
sharp.concurrency(1);

const refused = (key: FaultKey, values?: Readonly<Record<string, number>>) =>
  new Invalid({ file: values ? { key, values } : { key } });

/**
 * Decode an uploaded picture and encode the files to store: turned upright, in at most three sizes, with nothing in
 * them but pixels (no place, no device, no name).
 * @throws Invalid `file` for a file that is no JPEG, PNG or WebP by its content, is damaged, is animated, or is too
 * large
 */
export async function encodePicture(sent: Uint8Array): Promise<EncodedPicture> {
  await checkHeader(sent);
  const { data, info } = await decode(sent);
  const raw = { width: info.width, height: info.height, channels: info.channels as 1 | 2 | 3 | 4 };
  const files: PictureFile[] = [];
  for (const width of pictureWidths(info.width)) {
    const sized = sharp(data, { raw }).resize({ width });
    const max = width <= thumbnail.width ? thumbnail.bytes : Number.POSITIVE_INFINITY;
    const jpg = await encode(sized, "jpg", max);
    // AVIF is offered to save bytes; a picture full of noise would be larger than its JPEG without this limit.
    const avif = await encode(sized, "avif", Math.min(max, Math.max(jpg.length, 4096)));
    files.push({ width, format: "avif", bytes: avif }, { width, format: "jpg", bytes: jpg });
  }
  return { width: info.width, height: info.height, files };
}

/** Return the format that the first bytes of a file indicate (WebP: RFC 9649 2.3); null for any other. */
function kindOf(bytes: Uint8Array): "jpeg" | "png" | "webp" | null {
  const head = Buffer.from(bytes.subarray(0, 12)).toString("latin1");
  if (head.startsWith("\xff\xd8\xff")) return "jpeg";
  if (head.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  return head.startsWith("RIFF") && head.endsWith("WEBP") ? "webp" : null;
}

/** Check the format and the number of pixels by the header, before any pixel is decoded. */
async function checkHeader(sent: Uint8Array): Promise<void> {
  const kind = kindOf(sent);
  if (!kind) throw refused("pictureKind");
  const seen = await sharp(sent, { limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (!seen) throw refused("pictureBroken");
  if (seen.format !== kind) throw refused("pictureKind");
  if ((seen.pages ?? 1) > 1) throw refused("pictureMoves");
  if (seen.width * seen.height > maxPixels) throw refused("pictureTooManyPixels", { max: maxPixels / 1_000_000 });
}

async function decode(sent: Uint8Array) {
  try {
    return await sharp(sent, { limitInputPixels: maxPixels, failOn: "error" })
      .rotate()
      .resize({ width: longestSide, height: longestSide, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#fff" })
      .raw()
      .toBuffer({ resolveWithObject: true });
  } catch {
    throw refused("pictureBroken");
  }
}

/** Encoders. AVIF at effort 2 of 9: a higher effort takes several times as long to save a twentieth of the bytes. */
const write: Record<PictureFormat, (picture: sharp.Sharp, quality: number) => sharp.Sharp> = {
  avif: (picture, quality) => picture.avif({ quality, effort: 2 }),
  jpg: (picture, quality) => picture.jpeg({ quality, mozjpeg: true }),
};
const qualities: Record<PictureFormat, readonly number[]> = {
  avif: [50, 40, 30, 20, 10, 1],
  jpg: [76, 62, 48, 34, 20, 10, 1],
};

/** Encode at the best quality that fits, and blur the picture if none does. */
async function encode(sized: sharp.Sharp, format: PictureFormat, maxBytes: number): Promise<Buffer> {
  for (const quality of qualities[format]) {
    const bytes = await write[format](sized.clone(), quality).toBuffer();
    if (bytes.length <= maxBytes) return bytes;
  }
  return write[format](sized.clone().blur(4), 1).toBuffer();
}
