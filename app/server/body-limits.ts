import { largestEventForm } from "#app/http/form-reply.server.ts";

/** Maximum size of a body in bytes, by the path after the language; the first match wins. */
const limits: readonly [RegExp, number][] = [
  // A picture that is too large is discarded and refused on the page of the form, beside what was typed.
  [/^\/organise\/events\/[^/]+\/picture$/, 100_000_000],
  // A part of an event with too much text comes back with what was typed.
  [/^\/organise\/events\/[^/]+\/(?:edit|keep)\/[^/]+$/, largestEventForm],
  [/^\/organise\/import$/, 100_000_000],
  [/^\/(?:organise|coordinate)(?:\/|$)/, 400_000],
];
/** Maximum size of a form with a few short fields, in bytes; anybody may send it. */
const largestOfOthers = 100_000;
/**
 * Maximum size of a body from a sender without a session cookie, in bytes: a session may end while a form is filled in.
 */
const largestWithoutSession = 400_000;

/** Number of bytes of an unread body to discard before the connection is closed. */
export const maxUnreadBytes = 16_000_000;

/**
 * Return the maximum size of a posted body in bytes, before any of it is read.
 * @param path path of the address, with or without language and `.data`
 */
export function maxBodyBytes(path: string, hasSessionCookie: boolean): number {
  const place = path.replace(/^\/[a-z]{2}(?=\/|$)/, "").replace(/\.data$/, "");
  const limit = limits.find(([pattern]) => pattern.test(place))?.[1] ?? largestOfOthers;
  return hasSessionCookie ? limit : Math.min(limit, largestWithoutSession);
}
