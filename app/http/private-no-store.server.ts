import { data } from "@remix-run/node";

/**
 * A page that one person has by a secret in its address: kept by nobody, found by no search engine, and not named to any
 * other page, not even one of ours (`strict-origin` keeps forms working, which need an Origin).
 */
export const secretPage = <T>(value: T) =>
  data(value, {
    headers: {
      "Cache-Control": "private, no-store",
      "X-Robots-Tag": "noindex",
      "Referrer-Policy": "strict-origin",
    },
  });

/** Data for one person's eyes: never stored by anything between us and them. */
export const privateNoStore = <T>(value: T) => data(value, { headers: { "Cache-Control": "private, no-store" } });
