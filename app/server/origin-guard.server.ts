import type { IncomingMessage } from "node:http";

const harmless = new Set(["GET", "HEAD"]);

/** Whether a request only asks, and changes nothing. */
export const isRead = ({ method = "GET" }: IncomingMessage): boolean => harmless.has(method);

/**
 * Whether a request that may change something comes from a page of ours. A browser says where a form stood (`Origin`);
 * where it does not, it must at least not say that it stood on another site.
 */
export function isOwnRequest(request: IncomingMessage, appOrigin: string): boolean {
  if (isRead(request)) return true;
  const { origin, host } = request.headers;
  // Mail programs stop a subscription from wherever they are; the secret in the address is the permission (RFC 8058).
  if (/^\/u\/[\w-]+$/.test(request.url ?? "")) return true;
  if (origin === undefined) return request.headers["sec-fetch-site"] !== "cross-site";
  if (origin === appOrigin) return true;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}

/**
 * What no path of ours holds: control characters, backslashes, an empty first part. URL readers drop the first and take the
 * others for the beginning of a host, so one that reads the path again would stop at it (URL standard, 4.4).
 */
const unreadable = /[\p{Cc}\\]|^\/\//u;

/** Where a tab asks which modules the pages load that it has links to (Remix, route discovery). */
export const manifestPath = "/__manifest";

/**
 * Remix matches each beginning of each of these paths against all routes, which takes about half a millisecond. The page
 * with the most links of ours asks for 20; an address of 7,000 slashes would hold up everybody for four seconds.
 */
const maxManifestMatches = 60;

function asksForTooManyRoutes(url: string): boolean {
  // Read as Remix reads it: `/./__manifest` is the same address.
  if (!url.includes(manifestPath) || !URL.canParse(url, "http://any")) return false;
  const read = new URL(url, "http://any");
  if (read.pathname !== manifestPath) return false;
  const beginnings = new Set<string>();
  for (const asked of read.searchParams.getAll("p")) {
    const parts = asked.split("/", maxManifestMatches + 2);
    for (const [index] of parts.entries()) beginnings.add(parts.slice(0, index + 1).join("/"));
    if (beginnings.size > maxManifestMatches) return true;
  }
  return false;
}

/** Whether nothing here could read an address: no path of ours, broken percent signs. */
export function isUnreadable(url: string): boolean {
  if (!url.startsWith("/") || asksForTooManyRoutes(url)) return true;
  try {
    return unreadable.test(decodeURIComponent(url.split("?", 1)[0] ?? ""));
  } catch {
    return true;
  }
}

/**
 * From here on the request speaks of the one origin we are configured for: nothing downstream is made from a header that
 * anybody can send, and a proxy need not pass the host on.
 */
export function normaliseOrigin(request: IncomingMessage, appOrigin: string): void {
  request.headers.host = new URL(appOrigin).host;
  delete request.headers["x-forwarded-host"];
  if (request.headers.origin !== undefined) request.headers.origin = appOrigin;
  request.url = withoutData(request.url ?? "/");
}

/** Remix once read `_data` from addresses and still complains of it; for us it is a parameter like any unknown one. */
function withoutData(url: string): string {
  const start = url.indexOf("?");
  const parameters = new URLSearchParams(start < 0 ? "" : url.slice(start));
  if (!parameters.has("_data")) return url;
  parameters.delete("_data");
  return parameters.size > 0 ? `${url.slice(0, start)}?${parameters}` : url.slice(0, start);
}
