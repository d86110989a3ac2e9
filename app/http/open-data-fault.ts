import type { OpenFault } from "#app/domain/open-data/shapes.ts";

/** Headers of open data: pages of every site may read it, since none of it depends on the visitor. */
export const openHeaders = { "Access-Control-Allow-Origin": "*" };
/** Headers of a refused request for open data, not to be cached: the same address may have data later. */
export const faultHeaders = { ...openHeaders, "Cache-Control": "no-store" };

const words: Readonly<Record<number, string>> = {
  400: "not readable",
  404: "not found",
  405: "method not allowed",
  410: "gone",
  413: "too large",
  429: "too many requests",
  500: "internal error",
  503: "busy",
};

/**
 * Build the JSON body of a refused request for open data.
 * @param reference number of the request in the log
 */
export const openFault = (status: number, reference = ""): OpenFault => ({
  error: words[status] ?? "refused",
  ...(reference === "" ? {} : { reference }),
});

const anyOrigin = "http://any";

/** Tell whether an address belongs to the open data, as Remix reads it: in any case, and with `.` and `..` resolved. */
export function isOpenDataAddress(url: string): boolean {
  const path = URL.canParse(url, anyOrigin) ? new URL(url, anyOrigin).pathname : url;
  return /^\/api(?:\/|$)/i.test(path);
}
