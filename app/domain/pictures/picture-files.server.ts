import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Context } from "../context.ts";
import type { PictureFile } from "./encode-picture.server.ts";
import { type PictureFormat, pictureFileName, pictureFormats, pictureWidths } from "../model/picture.ts";

export type PictureContext = Context & { uploadsDir: string };

/** Write the files of a picture, each under a temporary name first, so that a file with its final name is complete. */
export async function writePictureFiles(folder: string, id: string, files: readonly PictureFile[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { width, format, bytes } of files) {
    const unfinished = join(folder, `${randomUUID()}.part`);
    await writeFile(unfinished, bytes, { flag: "wx" });
    await rename(unfinished, join(folder, pictureFileName(id, width, format)));
  }
}

/** Read a file of a picture. @returns null when it does not exist, e.g. for a database restored without its folder */
export async function readPictureFile(
  folder: string,
  file: { id: string; width: number; format: PictureFormat },
): Promise<Buffer | null> {
  return readFile(join(folder, pictureFileName(file.id, file.width, file.format))).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  });
}

/** Remove the files of pictures without a row. Failures are ignored: a sweep deletes the rest later. */
export async function removePictureFiles(
  folder: string,
  pictures: readonly { id: string; width: number }[],
): Promise<void> {
  const names = pictures.flatMap(({ id, width: largest }) =>
    pictureWidths(largest).flatMap((width) => pictureFormats.map((format) => pictureFileName(id, width, format))),
  );
  await Promise.allSettled(names.map((name) => rm(join(folder, name), { force: true })));
}
