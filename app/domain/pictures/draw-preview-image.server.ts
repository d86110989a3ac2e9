import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { LRUCache } from "lru-cache";
import { clothPixels } from "../cloth/cloth-pixels.ts";
import { type ClothSeed, weave } from "../cloth/weave.ts";
import sharp from "sharp";
import { directionOf, type Language } from "../languages/language.ts";
import type { ServedPicture } from "./get-picture-file.server.ts";
import { escapedMarkup } from "../text/escape-xml.ts";
import { createWorkQueue } from "../work-queue.ts";

/**
 * Texts of a preview image; `state` when the event does not take place as planned, `more` when it has other dates.
 * `photo` is the picture of the event: its file, and who made it.
 */
export type PreviewText = {
  language: Language;
  state: string | null;
  title: string;
  when: string;
  more: string;
  where: string;
  who: string;
  site: string;
  cloth: { seed: ClothSeed; themes: readonly string[] };
  photo: Photo | null;
};
type Photo = { id: string; width: number; credit: string };

const size = { width: 1200, height: 630, margin: 72, cloth: 104, hem: 24, photo: 440 };
const colours = { paper: "#fbf7f0", ink: "#1d2130", soft: "#545a6b", stop: "#a3182b" };

const require = createRequire(import.meta.url);
const fontOf = (script: "" | "-arabic", weight: "400Regular" | "700Bold"): string =>
  require.resolve(
    `@expo-google-fonts/noto-sans${script}/${weight}/NotoSans${script === "" ? "" : "Arabic"}_${weight}.ttf`,
  );
const fonts = {
  plain: [fontOf("", "400Regular"), fontOf("-arabic", "400Regular")],
  bold: [fontOf("", "700Bold"), fontOf("-arabic", "700Bold")],
} as const;

const serialise = createWorkQueue({ max: 8 });

/** Cache of drawn images, about 60 kB each, by a hash of their texts. */
const drawn = new LRUCache<string, Buffer>({ max: 200 });

/**
 * Draw the preview image of an event, 1200 × 630 pixels, that networks show with a link. It is the same for everybody,
 * and shows only the given texts and the photo.
 * @param beforeDrawing called when the image is not cached; may throw to refuse
 * @param readPhoto returns null when the file is missing: then the image has none
 * @throws Busy when too many images are being drawn
 */
export async function drawPreview(
  words: PreviewText,
  {
    beforeDrawing,
    readPhoto,
  }: { beforeDrawing: () => Promise<unknown>; readPhoto: (photo: Photo) => Promise<Buffer | null> },
): Promise<ServedPicture> {
  const tag = createHash("sha256").update(JSON.stringify(words)).digest("base64url").slice(0, 22);
  const known = drawn.get(tag);
  if (known) return { bytes: known, type: "image/jpeg", tag, isPublic: true };
  await beforeDrawing();
  const photo = words.photo && (await readPhoto(words.photo));
  if (words.photo && !photo) {
    return drawPreview({ ...words, photo: null }, { beforeDrawing: () => Promise.resolve(), readPhoto });
  }
  const bytes = await serialise("previews", () => draw(words, photo));
  drawn.set(tag, bytes);
  return { bytes, type: "image/jpeg", tag, isPublic: true };
}

type Line = { text: string; weight: "plain" | "bold"; points: number; colour: string; max: number; after: number };

async function draw(words: PreviewText, photo: Buffer | null): Promise<Buffer> {
  const isRightToLeft = directionOf(words.language) === "rtl";
  const taken = photo ? size.photo : 0;
  const room = size.width - 2 * size.margin - (photo ? taken - size.margin / 2 : 0);
  const layers = [...(await clothLayers(words)), ...(photo ? [await photoLayer(photo, isRightToLeft)] : [])];
  /** Add a line at the margin where reading starts. @returns its height in pixels */
  const put = async (line: Line, topOf: (height: number) => number): Promise<number> => {
    const { data, info } = await lettered(line, room);
    const { width, height, channels } = info;
    const left = isRightToLeft ? size.width - size.margin - width : size.margin;
    layers.push({ input: data, raw: { width, height, channels }, left, top: topOf(height) });
    return height;
  };
  let top = size.cloth + (photo ? 28 : 40);
  for (const line of linesOf(words)) top += (await put(line, () => top)) + line.after;
  const foot = [words.site, photo ? (words.photo?.credit ?? "") : ""].filter((text) => text !== "").join(" · ");
  const site: Line = { text: foot, weight: "bold", points: 26, colour: colours.soft, max: 50, after: 0 };
  await put(site, (height) => size.height - size.hem - 24 - height);
  return sharp({ create: { width: size.width, height: size.height, channels: 3, background: colours.paper } })
    .composite(layers)
    .jpeg({ quality: 84, mozjpeg: true })
    .toBuffer();
}

/** List the texts from the top, those that are not empty. */
function linesOf(words: PreviewText): Line[] {
  const { ink, soft, stop } = colours;
  const lines: Line[] = [
    { text: words.state ?? "", weight: "bold", points: 36, colour: stop, max: 60, after: 16 },
    { text: words.title, weight: "bold", points: 54, colour: ink, max: words.state ? 130 : 180, after: 24 },
    { text: words.when, weight: "bold", points: 32, colour: ink, max: 60, after: words.more ? 10 : 20 },
    { text: words.more, weight: "plain", points: 28, colour: ink, max: 40, after: 18 },
    { text: words.where, weight: "plain", points: 32, colour: ink, max: 50, after: 18 },
    { text: words.who, weight: "plain", points: 26, colour: soft, max: 46, after: 0 },
  ];
  return lines.filter((line) => line.text !== "");
}

/** Return the photo between cloth and hem, at the side where reading ends. */
async function photoLayer(photo: Buffer, isRightToLeft: boolean): Promise<sharp.OverlayOptions> {
  const height = size.height - size.cloth - size.hem;
  const input = await sharp(photo).resize(size.photo, height, { fit: "cover", position: "attention" }).png().toBuffer();
  return { input, left: isRightToLeft ? 0 : size.width - size.photo, top: size.cloth };
}

/** Return the cloth of the event along the upper edge, its figure in the middle, and a hem along the lower edge. */
async function clothLayers({ cloth }: PreviewText): Promise<sharp.OverlayOptions[]> {
  const { data, width, height, channels } = clothPixels(weave(cloth.seed, cloth.themes));
  const repeated = Math.ceil(size.width / width) * width;
  const across = { create: { width: repeated, height, channels, background: colours.paper } } as const;
  const whole = await sharp(across)
    .composite([{ input: data, raw: { width, height, channels }, tile: true }])
    .png()
    .toBuffer();
  const strip = (top: number, high: number) =>
    sharp(whole).extract({ left: 0, top, width: size.width, height: high }).png().toBuffer();
  return [
    { input: await strip(Math.floor((height - size.cloth) / 2), size.cloth), left: 0, top: 0 },
    { input: await strip(0, size.hem), left: 0, top: size.height - size.hem },
  ];
}

/** Render a line as pixels, in its size, or smaller where it would be too high. */
async function lettered(line: Line, room: number) {
  const text = escapedMarkup(line.text).replace(/\p{Cc}/gu, " ");
  const isArabic = /\p{Script=Arabic}/u.test(line.text);
  const [latin, arabic] = fonts[line.weight];
  const common = {
    text: `<span foreground="${line.colour}">${text}</span>`,
    font: `${isArabic ? "Noto Sans Arabic" : "Noto Sans"}${line.weight === "bold" ? " Bold" : ""}`,
    fontfile: isArabic ? arabic : latin,
    width: room,
    rgba: true,
    wrap: "word-char" as const,
  };
  const write = (more: sharp.CreateText | object) =>
    sharp({ text: { ...common, ...more } })
      .raw()
      .toBuffer({ resolveWithObject: true });
  const plain = await write({ font: `${common.font} ${line.points}` });
  if (plain.info.height <= line.max) return plain;
  return write({ height: line.max });
}
