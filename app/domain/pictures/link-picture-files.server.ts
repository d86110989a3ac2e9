import { copyFileSync, linkSync } from "node:fs";
import { join } from "node:path";
import { pictureFileName, pictureFormats, pictureWidths } from "../model/picture.ts";

/**
 * Give the files of a picture a second name, under the id of its copy. A link takes no time and no room, so that it can
 * be made within a transaction; files of a transaction that fails are swept.
 * @returns false when a file is missing, e.g. in a database restored without its folder
 */
export function linkPictureFiles(folder: string, picture: { id: string; width: number }, copyId: string): boolean {
  const names = pictureWidths(picture.width).flatMap((width) =>
    pictureFormats.map((format) => [
      pictureFileName(picture.id, width, format),
      pictureFileName(copyId, width, format),
    ]),
  );
  return names.every(([from = "", to = ""]) => linkOrCopy(join(folder, from), join(folder, to)));
}

function linkOrCopy(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
  }
  // Some file systems have no links.
  copyFileSync(from, to);
  return true;
}
