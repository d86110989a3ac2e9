import { gunzipSync, gzipSync } from "node:zlib";

/**
 * Pack a checked file for a hidden field, since a browser without scripts forgets the chosen file. It is compressed for
 * slow connections, and checked again when it comes back, so tampering with it gains nothing.
 */
export const packFile = (file: Uint8Array): string => gzipSync(file).toString("base64url");

/**
 * Unpack a file of a hidden field.
 * @returns null for a text that `packFile` did not make, or that unpacks to more than `maxBytes`
 */
export function unpackFile(text: string, maxBytes: number): Uint8Array | null {
  try {
    return gunzipSync(Buffer.from(text, "base64url"), { maxOutputLength: maxBytes });
  } catch {
    return null;
  }
}
