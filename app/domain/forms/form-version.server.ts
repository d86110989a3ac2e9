import { type DraftEntry, canonicalEntries } from "../model/event-form-part.ts";
import { createHash } from "node:crypto";

/** Names a state of a part: a form says with it what it was shown, and a save sees whether that still stands. */
export const formVersion = (entries: readonly DraftEntry[]): string =>
  createHash("sha256").update(canonicalEntries(entries)).digest("base64url").slice(0, 16);
