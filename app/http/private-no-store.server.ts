import { data } from "@remix-run/node";

/**
 * Wrap the data of a page behind a secret address: stored by no cache, indexed by no search engine, and its address
 * sent to no other page, not even of this site (`strict-origin` still sends the Origin that forms need).
 */
export const secretPage = <T>(value: T) =>
  data(value, {
    headers: {
      "Cache-Control": "private, no-store",
      "X-Robots-Tag": "noindex",
      "Referrer-Policy": "strict-origin",
    },
  });

/** Wrap the data of a page that only one account may see: no cache may store it. */
export const privateNoStore = <T>(value: T) => data(value, { headers: { "Cache-Control": "private, no-store" } });
