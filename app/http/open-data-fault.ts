import type { OpenFault } from "#app/domain/open-data/shapes.ts";

/** Open to pages of every site; nothing in the open data depends on who asks. */
export const openHeaders = { "Access-Control-Allow-Origin": "*" };
/** A refusal is of this moment: what is asked for in vain may be there later. */
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
 * What the open data answer instead of data.
 * @param reference under which the log speaks of it
 */
export const openFault = (status: number, reference = ""): OpenFault => ({
  error: words[status] ?? "refused",
  ...(reference === "" ? {} : { reference }),
});

const anyOrigin = "http://any";

/** Whether an address is one of the open data, as Remix reads it: in any case, and without `.` and `..`. */
export function isOpenDataAddress(url: string): boolean {
  const path = URL.canParse(url, anyOrigin) ? new URL(url, anyOrigin).pathname : url;
  return /^\/api(?:\/|$)/i.test(path);
}
