import { type DraftEntry, canonicalEntries } from "../model/event-form-part.ts";
import { createHash } from "node:crypto";

/**
 * Return the version of a form part: a form sends the version that it showed, and a save detects whether it has
 * changed.
 */
export const formVersion = (entries: readonly DraftEntry[]): string =>
  createHash("sha256").update(canonicalEntries(entries)).digest("base64url").slice(0, 16);
