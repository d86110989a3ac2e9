import { type Instant, instantFrom } from "../time/zoned-time.ts";

/** Where a list of events goes on: after this one, in the order of the last change. */
export type OpenEventKey = { updatedAt: number; id: string };

export const openKeyText = ({ updatedAt, id }: OpenEventKey): string => `${updatedAt}~${id}`;

/** @returns null where none is given, undefined for one that we never wrote */
export function readOpenKey(text: string | null): OpenEventKey | null | undefined {
  if (text === null || text === "") return null;
  const [, updatedAt, id] = /^(\d{1,15})~([0-9a-f-]{36})$/.exec(text) ?? [];
  return updatedAt && id ? { updatedAt: Number(updatedAt), id } : undefined;
}

/** A moment as RFC 3339 writes it, with `Z` or an offset. @returns null where none is given, undefined for nonsense */
export function readSince(text: string | null): Instant | null | undefined {
  if (text === null || text === "") return null;
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isFinite(at) ? instantFrom(at) : undefined;
}
