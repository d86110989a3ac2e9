import { accessSync, constants, existsSync, statSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { fail, type Finding, ok, warn } from "./finding.ts";

const megabyte = 1_000_000;
const [warnBelow, failBelow] = [1_000 * megabyte, 100 * megabyte];

export type FreeBytes = (folder: string) => Promise<number>;

/** Return the free space for a user other than root, in bytes. */
const freeBytes: FreeBytes = async (folder) => {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
};

/**
 * Check that a folder can be written to, and its free space. For a missing folder, which the server would create, check
 * the nearest existing one above.
 * @param setting name of the setting, for the report
 */
export async function checkFolder(setting: string, folder: string, free: FreeBytes = freeBytes): Promise<Finding> {
  const about = `folder of ${setting}`;
  const there = nearest(resolve(folder));
  try {
    if (!statSync(there).isDirectory()) return fail(about, `${there} is not a folder; look at ${setting}`);
    accessSync(there, constants.W_OK | constants.X_OK);
    return roomOf(about, there, await free(there));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return fail(about, `cannot write to ${there} (${code}); give it to the user that the server runs as`);
  }
}

const nearest = (path: string): string => (existsSync(path) || dirname(path) === path ? path : nearest(dirname(path)));

function roomOf(about: string, folder: string, bytes: number): Finding {
  const words = `${folder}, ${Math.floor(bytes / megabyte)} MB free`;
  if (bytes < failBelow) return fail(about, `${words}; make room now, nothing can be written soon`);
  if (bytes < warnBelow) return warn(about, `${words}; make room`);
  return ok(about, words);
}
