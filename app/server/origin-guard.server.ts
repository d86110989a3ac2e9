import type { IncomingMessage } from "node:http";

const harmless = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Whether a request that may change something comes from a page of ours. A browser says where a form stood (`Origin`);
 * where it does not, it must at least not say that it stood on another site.
 */
export function isOwnRequest(request: IncomingMessage, appOrigin: string): boolean {
  if (harmless.has(request.method ?? "GET")) return true;
  const { origin, host } = request.headers;
  if (origin === undefined) return request.headers["sec-fetch-site"] !== "cross-site";
  if (origin === appOrigin) return true;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}

/**
 * From here on the request speaks of the one origin we are configured for: nothing downstream is made from a header that
 * anybody can send, and a proxy need not pass the host on.
 */
export function settleOrigin(request: IncomingMessage, appOrigin: string): void {
  request.headers.host = new URL(appOrigin).host;
  delete request.headers["x-forwarded-host"];
  if (request.headers.origin !== undefined) request.headers.origin = appOrigin;
}
