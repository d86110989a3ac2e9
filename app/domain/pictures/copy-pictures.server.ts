import { copyFile, mkdir, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { parsePictureFileName } from "../model/picture.ts";

/** Return the folder of pictures beside copies of the database; all copies in a folder share it. */
export const pictureCopies = (folderOfCopies: string): string => join(folderOfCopies, "pictures");

/**
 * Copy the pictures that the other folder lacks: a file never changes under its name. Asynchronous, so that requests
 * are answered meanwhile.
 * @returns number of copied files; 0 when the folder does not exist
 * @throws Error with a one-line message when the other folder cannot be written
 */
export async function copyPictures(from: string, to: string): Promise<number> {
  const names = await pictureNames(from);
  if (names.length === 0) return 0;
  await mkdir(to, { recursive: true });
  const there = new Set(await readdir(to));
  const missing = names.filter((name) => !there.has(name));
  for (const name of missing) {
    const part = join(to, `${name}.part`);
    await copyFile(join(from, name), part);
    await rename(part, join(to, name));
  }
  return missing.length;
}

/** Delete the pictures that no copy of the database refers to. @param ids of the pictures to keep */
export async function deleteUnnamedPictures(folder: string, ids: ReadonlySet<string>): Promise<void> {
  for (const name of await pictureNames(folder)) {
    if (!ids.has(parsePictureFileName(name)?.id ?? "")) await rm(join(folder, name), { force: true });
  }
}

async function pictureNames(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => parsePictureFileName(name) !== null);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
