import sharp from "sharp";

const gap = 24;
/** Half size keeps text readable and a sheet small. */
const scale = 0.5;

/** Put pictures side by side, one row after the other, into one file. */
export async function writeSheet(file: string, rows: readonly (readonly Buffer[])[]): Promise<void> {
  const placed: { input: Buffer; left: number; top: number }[] = [];
  let top = gap;
  let width = 0;
  for (const row of rows) {
    let left = gap;
    let tallest = 0;
    for (const picture of row) {
      const { width: full = 0 } = await sharp(picture).metadata();
      const { data, info } = await sharp(picture)
        .resize({ width: Math.round(full * scale) })
        .png()
        .toBuffer({ resolveWithObject: true });
      placed.push({ input: data, left, top });
      left += info.width + gap;
      tallest = Math.max(tallest, info.height);
    }
    width = Math.max(width, left);
    top += tallest + gap;
  }
  const sheet = { width, height: top, channels: 3 as const, background: "#808080" };
  await sharp({ create: sheet }).composite(placed).png().toFile(file);
}
