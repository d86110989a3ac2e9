import type { Fault } from "#app/domain/errors.ts";
import { parseForm } from "./parse-form.server.ts";

/** Most bytes of a form with a file, whatever the file may have: the carried copy of one is somewhat longer than itself. */
const largestUpload = 6_000_000;

export type TextFileForm = {
  /** A field by name; empty when it is not there. */
  field: (name: string) => string;
  /** The file, or why there is none to read. @param maxBytes what this kind of file may have */
  file: (maxBytes: number) => Promise<{ bytes: Uint8Array } | { fault: Fault }>;
};

/**
 * Reads a form that brings a file. It is held in memory, so a form that does not say how long it is, or is far too long, is
 * not read at all.
 * @returns null for a form that is too long
 */
export async function readTextFileForm(request: Request): Promise<TextFileForm | null> {
  if (Number(request.headers.get("content-length")) > largestUpload) return null;
  const form = await parseForm(request, { maxBytes: largestUpload, maxFileBytes: largestUpload });
  const named = (name: string) => form.get(name);
  return {
    field: (name) => {
      const value = named(name);
      return typeof value === "string" ? value : "";
    },
    file: async (maxBytes) => {
      const file = named("file");
      if (!(file instanceof File) || file.size === 0) return { fault: { key: "chooseFile" } };
      return file.size > maxBytes ? { fault: tooLarge(maxBytes) } : { bytes: new Uint8Array(await file.arrayBuffer()) };
    },
  };
}

export const tooLarge = (maxBytes: number): Fault => ({
  key: "fileTooLarge",
  values: { max: Math.floor(maxBytes / 1_000_000) },
});
