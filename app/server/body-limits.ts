import { largestEventForm } from "#app/http/form-reply.server.ts";

/** Most bytes of a body, by what stands after the language in the path; the first that fits holds. */
const limits: readonly [RegExp, number][] = [
  // Too long a picture is let go by and refused in the page of the form, with what was typed beside it.
  [/^\/organise\/events\/[^/]+\/picture$/, 100_000_000],
  // Far too much text in one part of an event comes back with what was typed.
  [/^\/organise\/events\/[^/]+\/(?:edit|keep)\/[^/]+$/, largestEventForm],
  [/^\/organise\/import$/, 100_000_000],
  [/^\/(?:organise|coordinate)(?:\/|$)/, 400_000],
];
/** Of a form with a few short fields, which anybody may send. */
const largestOfOthers = 100_000;
/** Whoever has not even a cookie of a session has no larger form open than one whose session ended meanwhile. */
const largestWithoutSession = 400_000;

/** How much of a body that nobody reads is let go by before the connection is closed. */
export const maxUnreadBytes = 16_000_000;

/**
 * Most bytes a posted body may have, before any of it is read.
 * @param path of the address, with or without language and `.data`
 */
export function maxBodyBytes(path: string, hasSessionCookie: boolean): number {
  const place = path.replace(/^\/[a-z]{2}(?=\/|$)/, "").replace(/\.data$/, "");
  const limit = limits.find(([pattern]) => pattern.test(place))?.[1] ?? largestOfOthers;
  return hasSessionCookie ? limit : Math.min(limit, largestWithoutSession);
}
