import { copyFile, mkdir, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { parsePictureFileName } from "../model/picture.ts";

/** The folder of pictures beside a copy of the database; all copies that lie there share it. */
export const pictureCopies = (folderOfCopies: string): string => join(folderOfCopies, "pictures");

/**
 * Copy the pictures that are not there yet: a file never changes under its name. Others are answered meanwhile.
 * @returns how many were copied; 0 where there is no such folder
 * @throws Error in one line when the other folder cannot be written
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

/** Delete the pictures that no copy of the database names any more. @param ids of those that are named */
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
