import type { IncomingMessage } from "node:http";

const harmless = new Set(["GET", "HEAD"]);

/** Tell whether a request only reads. */
export const isRead = ({ method = "GET" }: IncomingMessage): boolean => harmless.has(method);

/**
 * Tell whether a request that may change something comes from a page of this site. Browsers send the `Origin` of a
 * form; without one, the request must at least not be marked as cross-site.
 */
export function isOwnRequest(request: IncomingMessage, appOrigin: string): boolean {
  if (isRead(request)) return true;
  const { origin, host } = request.headers;
  // Mail programs unsubscribe from any origin; the secret in the address is the permission (RFC 8058).
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
 * Characters that no path of the site contains: control characters, backslashes, an empty first part. URL parsers drop
 * the first and take the others for the beginning of a host, so parsing the path again would fail (URL standard, 4.4).
 */
const unreadable = /[\p{Cc}\\]|^\/\//u;

/** Address at which a tab asks for the modules of linked pages (Remix, route discovery). */
export const manifestPath = "/__manifest";

/**
 * Maximum number of path prefixes in a manifest request: Remix matches each against all routes, in about half a
 * millisecond. The page with the most links asks for 20; an address of 7,000 slashes would block the server for four
 * seconds.
 */
const maxManifestMatches = 60;

function asksForTooManyRoutes(url: string): boolean {
  // Parse the address as Remix does: `/./__manifest` is the same address.
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

/** Tell whether an address cannot be handled: not a path of the site, or broken percent escapes. */
export function isUnreadable(url: string): boolean {
  if (!url.startsWith("/") || asksForTooManyRoutes(url)) return true;
  try {
    return unreadable.test(decodeURIComponent(url.split("?", 1)[0] ?? ""));
  } catch {
    return true;
  }
}

/**
 * Set the configured origin on a request: nothing downstream may depend on a header that anybody can send, and a proxy
 * need not pass the host on.
 */
export function normaliseOrigin(request: IncomingMessage, appOrigin: string): void {
  request.headers.host = new URL(appOrigin).host;
  delete request.headers["x-forwarded-host"];
  if (request.headers.origin !== undefined) request.headers.origin = appOrigin;
  request.url = withoutData(request.url ?? "/");
}

/** Remove the parameter `_data`, which Remix rejects; here it is ignored like any unknown parameter. */
function withoutData(url: string): string {
  const start = url.indexOf("?");
  const parameters = new URLSearchParams(start < 0 ? "" : url.slice(start));
  if (!parameters.has("_data")) return url;
  parameters.delete("_data");
  return parameters.size > 0 ? `${url.slice(0, start)}?${parameters}` : url.slice(0, start);
}
