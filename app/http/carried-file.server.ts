import { gunzipSync, gzipSync } from "node:zlib";

/**
 * A checked file for a hidden field, since a browser without scripts forgets the file that was chosen. Packed, so that the
 * page stays light on a phone; it is checked again when it comes back, so nobody gains by changing it on the way.
 */
export const packFile = (file: Uint8Array): string => gzipSync(file).toString("base64url");

/** @returns null for what was not packed here, or unpacks to more than it may */
export function unpackFile(text: string, maxBytes: number): Uint8Array | null {
  try {
    return gunzipSync(Buffer.from(text, "base64url"), { maxOutputLength: maxBytes });
  } catch {
    return null;
  }
}
