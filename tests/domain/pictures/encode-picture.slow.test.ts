import { Invalid } from "#app/domain/errors.ts";
import { type EncodedPicture, encodePicture } from "#app/domain/pictures/encode-picture.server.ts";
import { thumbnail } from "#app/domain/model/picture.ts";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { bombPng, movingWebp, noise, plain } from "../../support/pictures.ts";

async function refusalOf(bytes: Uint8Array): Promise<string | undefined> {
  const error: unknown = await encodePicture(bytes).catch((caught: unknown) => caught);
  return error instanceof Invalid ? error.faults["file"]?.key : `no refusal: ${String(error)}`;
}
const jpegs = (made: EncodedPicture) => made.files.filter((file) => file.format === "jpg");
const half = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.length / 2);
const text = (words: string): Buffer => Buffer.from(words.padEnd(200));

describe("what is made of a picture", () => {
  it.each([
    ["jpeg", 2000, 1000, [320, 800, 1600]],
    ["png", 1000, 500, [320, 800, 1000]],
    ["webp", 320, 200, [320]],
    ["jpeg", 120, 90, [120]],
    ["jpeg", 1500, 3000, [320, 800]],
  ] as const)(
    "is of a %s of %d by %d never larger than it was, in two formats",
    async (format, width, height, widths) => {
      const made = await encodePicture(await plain(width, height).toFormat(format).toBuffer());
      expect(made.width / made.height).toBeCloseTo(width / height, 1);
      expect(jpegs(made).map((file) => file.width)).toEqual(widths);
      for (const { bytes, width: kept } of jpegs(made)) {
        expect(await sharp(bytes).metadata()).toMatchObject({ format: "jpeg", width: kept });
      }
      const avifs = made.files.filter((file) => file.format === "avif");
      expect(avifs.map((file) => file.width)).toEqual(widths);
      for (const { bytes } of avifs) expect(bytes.subarray(4, 12).toString()).toBe("ftypavif");
    },
  );

  it("has nothing in it but pixels: no place, no camera, no name, no profile", async () => {
    const sent = await plain(1000, 500)
      .withExif({
        IFD0: { Make: "Telemóvel", Artist: "Ana Silva" },
        IFD3: { GPSLatitudeRef: "N", GPSLatitude: "38/1 43/1 0/1" },
      })
      .withIccProfile("p3")
      .withXmp("<x:xmpmeta xmlns:x='adobe:ns:meta/'><a>Ana Silva</a></x:xmpmeta>")
      .jpeg()
      .toBuffer();
    expect(sent.toString("latin1")).toContain("Ana Silva");
    const made = await encodePicture(sent);
    for (const { bytes } of made.files) {
      expect(Buffer.from(bytes).toString("latin1")).not.toMatch(/Ana Silva|Exif|GPS|adobe|ICC_PROFILE/);
    }
    for (const { bytes } of jpegs(made)) {
      const { exif, icc, xmp, iptc, orientation } = await sharp(bytes).metadata();
      expect([exif, icc, xmp, iptc, orientation]).toEqual([undefined, undefined, undefined, undefined, undefined]);
    }
  });

  it("stands as its camera was held", async () => {
    const left = { input: await plain(200, 400).toColourspace("srgb").png().toBuffer(), top: 0, left: 0 };
    const sideways = sharp({ create: { width: 800, height: 400, channels: 3, background: "#fff" } }).composite([left]);
    // EXIF orientation 6: the first row of pixels is the right side of the scene.
    const made = await encodePicture(await sideways.withMetadata({ orientation: 6 }).jpeg().toBuffer());
    expect([made.width, made.height]).toEqual([400, 800]);
    const largest = jpegs(made).at(-1)?.bytes ?? Buffer.alloc(0);
    const { data, info } = await sharp(largest).raw().toBuffer({ resolveWithObject: true });
    const red = (x: number, y: number) => data[(y * info.width + x) * info.channels + 2] ?? 0;
    expect(red(200, 50)).toBeLessThan(80);
    expect(red(200, 750)).toBeGreaterThan(200);
  });

  it.each([
    ["square", 1000, 1000],
    ["tall", 330, 1600],
    ["small", 320, 1600],
  ])("is for lists at most 20 KB, however full of noise: %s", async (_name, width, height) => {
    const made = await encodePicture(await noise(width, height).png().toBuffer());
    const small = made.files.filter((file) => file.width <= thumbnail.width);
    expect(small).toHaveLength(2);
    for (const { bytes } of small) expect(bytes.length).toBeLessThanOrEqual(20 * 1024);
    for (const { bytes, format, width: kept } of made.files) {
      const jpeg = jpegs(made).find((file) => file.width === kept);
      if (format === "avif") expect(bytes.length).toBeLessThanOrEqual(Math.max(jpeg?.bytes.length ?? 0, 4096));
    }
  });

  it("is white where nothing was, and right for greys, print colours and sixteen bits", async () => {
    const clear = sharp({ create: { width: 50, height: 40, channels: 4, background: "#0000" } });
    const sent = [
      await clear.png().toBuffer(),
      await plain(50, 40).greyscale().jpeg().toBuffer(),
      await plain(50, 40).toColourspace("cmyk").jpeg().toBuffer(),
      await plain(50, 40).toColourspace("rgb16").png().toBuffer(),
    ];
    const first = async (bytes: Uint8Array) => [
      ...(await sharp(bytes).toColourspace("srgb").raw().toBuffer()).subarray(0, 3),
    ];
    const seen = [];
    for (const bytes of sent) seen.push(await first(jpegs(await encodePicture(bytes))[0]?.bytes ?? bytes));
    const [white, grey, print, deep] = seen as [number[], number[], number[], number[]];
    expect(Math.min(...white)).toBeGreaterThan(250);
    expect(Math.max(...grey) - Math.min(...grey)).toBeLessThan(3);
    for (const [red = 0, , blue = 255] of [print, deep]) expect(red - blue).toBeGreaterThan(80);
  });
});

describe("what is refused", () => {
  it.each([
    ["an SVG", "pictureKind", () => text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ["a GIF", "pictureKind", () => plain(50, 50).gif().toBuffer()],
    ["a TIFF", "pictureKind", () => plain(50, 50).tiff().toBuffer()],
    ["a page that says it is a picture", "pictureKind", () => text("<!doctype html><script>alert(1)</script>")],
    ["nothing", "pictureKind", () => Buffer.alloc(0)],
    [
      "a page behind the first bytes of a JPEG",
      "pictureBroken",
      () => Buffer.from("\xff\xd8\xff\xe0<script>".padEnd(300), "latin1"),
    ],
    ["only the first bytes of a PNG", "pictureBroken", () => Buffer.from("\x89PNG\r\n\x1a\n", "latin1")],
    ["half a JPEG", "pictureBroken", async () => half(await noise(900, 600).jpeg().toBuffer())],
    ["half a PNG", "pictureBroken", async () => half(await noise(900, 600).png().toBuffer())],
    ["half a WebP", "pictureBroken", async () => half(await noise(900, 600).webp().toBuffer())],
    ["a WebP that moves", "pictureMoves", movingWebp],
    [
      "a PNG of a few bytes with thousands of millions of pixels",
      "pictureTooManyPixels",
      () => bombPng(60_000, 60_000),
    ],
    ["one pixel column too many", "pictureTooManyPixels", () => bombPng(8_001, 5_000)],
    ["the largest size with nothing in it", "pictureBroken", () => bombPng(8_000, 5_000)],
  ] as const)("%s: %s", async (_name, key, make) => {
    const bytes = await make();
    expect(await refusalOf(bytes)).toBe(key);
  });

  it("is refused before it is decoded: a bomb costs no memory", async () => {
    const before = process.memoryUsage().rss;
    for (let turn = 0; turn < 20; turn += 1) await refusalOf(bombPng(60_000, 60_000));
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
  });
});
