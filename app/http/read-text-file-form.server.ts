import type { Fault } from "#app/domain/errors.ts";
import { parseForm } from "./parse-form.server.ts";

/** Maximum size of a form with a file, in bytes: the packed copy of a file may be somewhat longer than the file. */
const largestUpload = 6_000_000;

export type TextFileForm = {
  /** Value of a field by name; empty if it is missing. */
  field: (name: string) => string;
  /**
   * Content of the file, or the reason why it cannot be read.
   * @param maxBytes maximum size of this kind of file, in bytes
   */
  file: (maxBytes: number) => Promise<{ bytes: Uint8Array } | { fault: Fault }>;
};

/**
 * Read a form with a file into memory. A form without a length, or one that is too long, is not read at all.
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
