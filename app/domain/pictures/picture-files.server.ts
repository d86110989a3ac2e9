import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Context } from "../context.ts";
import type { PictureFile } from "./encode-picture.server.ts";
import { type PictureFormat, pictureFileName, pictureFormats, pictureWidths } from "../model/picture.ts";

/** What verbs about pictures are called with: the folder their files lie in as well. */
export type PictureContext = Context & { uploadsDir: string };

/** Writes each file under another name first: a name that is there is a file that is whole. */
export async function writePictureFiles(folder: string, id: string, files: readonly PictureFile[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { width, format, bytes } of files) {
    const unfinished = join(folder, `${randomUUID()}.part`);
    await writeFile(unfinished, bytes, { flag: "wx" });
    await rename(unfinished, join(folder, pictureFileName(id, width, format)));
  }
}

/** @returns null when there is no such file, e.g. where a database was restored without its folder */
export async function readPictureFile(
  folder: string,
  file: { id: string; width: number; format: PictureFormat },
): Promise<Buffer | null> {
  return readFile(join(folder, pictureFileName(file.id, file.width, file.format))).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  });
}

/** What cannot be removed now is swept later: nobody can reach it any more. */
export async function removePictureFiles(
  folder: string,
  pictures: readonly { id: string; width: number }[],
): Promise<void> {
  const names = pictures.flatMap(({ id, width: largest }) =>
    pictureWidths(largest).flatMap((width) => pictureFormats.map((format) => pictureFileName(id, width, format))),
  );
  await Promise.allSettled(names.map((name) => rm(join(folder, name), { force: true })));
}
