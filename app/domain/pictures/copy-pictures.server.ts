import { copyFileSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parsePictureFileName } from "../model/picture.ts";

/** The folder of pictures beside a copy of the database; all copies that lie there share it. */
export const pictureCopies = (folderOfCopies: string): string => join(folderOfCopies, "pictures");

/**
 * Copy the pictures that are not there yet: a file never changes under its name.
 * @returns how many were copied; 0 where there is no such folder
 * @throws Error in one line when the other folder cannot be written
 */
export function copyPictures(from: string, to: string): number {
  const names = pictureNames(from);
  if (names.length === 0) return 0;
  mkdirSync(to, { recursive: true });
  const there = new Set(readdirSync(to));
  const missing = names.filter((name) => !there.has(name));
  for (const name of missing) {
    const part = join(to, `${name}.part`);
    copyFileSync(join(from, name), part);
    renameSync(part, join(to, name));
  }
  return missing.length;
}

/** Delete the pictures that no copy of the database names any more. @param ids of those that are named */
export function deleteUnnamedPictures(folder: string, ids: ReadonlySet<string>): void {
  for (const name of pictureNames(folder)) {
    if (!ids.has(parsePictureFileName(name)?.id ?? "")) rmSync(join(folder, name), { force: true });
  }
}

function pictureNames(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => parsePictureFileName(name) !== null);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
