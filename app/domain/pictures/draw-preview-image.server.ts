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

/** Texts of a preview image; `state` when the event does not take place as planned. */
export type PreviewText = {
  language: Language;
  state: string | null;
  title: string;
  when: string;
  where: string;
  who: string;
  site: string;
  cloth: { seed: ClothSeed; themes: readonly string[] };
};

const size = { width: 1200, height: 630, margin: 72, cloth: 104, hem: 24 };
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
 * and shows only the given texts.
 * @param beforeDrawing called when the image is not cached; may throw to refuse
 * @throws Busy when too many images are being drawn
 */
export async function drawPreview(
  words: PreviewText,
  beforeDrawing: () => Promise<unknown> = () => Promise.resolve(),
): Promise<ServedPicture> {
  const tag = createHash("sha256").update(JSON.stringify(words)).digest("base64url").slice(0, 22);
  const known = drawn.get(tag);
  if (!known) await beforeDrawing();
  const bytes = known ?? (await serialise("previews", () => draw(words)));
  if (!known) drawn.set(tag, bytes);
  return { bytes, type: "image/jpeg", tag, isPublic: true };
}

type Line = { text: string; weight: "plain" | "bold"; points: number; colour: string; max: number; after: number };

async function draw(words: PreviewText): Promise<Buffer> {
  const { ink, soft, stop } = colours;
  const lines: Line[] = [
    ...(words.state
      ? [{ text: words.state, weight: "bold" as const, points: 36, colour: stop, max: 60, after: 16 }]
      : []),
    { text: words.title, weight: "bold", points: 54, colour: ink, max: words.state ? 150 : 200, after: 28 },
    { text: words.when, weight: "bold", points: 32, colour: ink, max: 60, after: 20 },
    { text: words.where, weight: "plain", points: 32, colour: ink, max: 60, after: 20 },
    { text: words.who, weight: "plain", points: 26, colour: soft, max: 50, after: 0 },
  ];
  const isRightToLeft = directionOf(words.language) === "rtl";
  const layers = await clothLayers(words);
  /** Add a line at the margin where reading starts. @returns its height in pixels */
  const put = async (line: Line, topOf: (height: number) => number): Promise<number> => {
    const { data, info } = await lettered(line);
    const { width, height, channels } = info;
    const left = isRightToLeft ? size.width - size.margin - width : size.margin;
    layers.push({ input: data, raw: { width, height, channels }, left, top: topOf(height) });
    return height;
  };
  let top = size.cloth + 40;
  for (const line of lines.filter((line) => line.text !== "")) top += (await put(line, () => top)) + line.after;
  const site: Line = { text: words.site, weight: "bold", points: 26, colour: soft, max: 50, after: 0 };
  await put(site, (height) => size.height - size.hem - 24 - height);
  return sharp({ create: { width: size.width, height: size.height, channels: 3, background: colours.paper } })
    .composite(layers)
    .jpeg({ quality: 84, mozjpeg: true })
    .toBuffer();
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
async function lettered(line: Line) {
  const text = escapedMarkup(line.text).replace(/\p{Cc}/gu, " ");
  const isArabic = /\p{Script=Arabic}/u.test(line.text);
  const [latin, arabic] = fonts[line.weight];
  const common = {
    text: `<span foreground="${line.colour}">${text}</span>`,
    font: `${isArabic ? "Noto Sans Arabic" : "Noto Sans"}${line.weight === "bold" ? " Bold" : ""}`,
    fontfile: isArabic ? arabic : latin,
    width: size.width - 2 * size.margin,
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
