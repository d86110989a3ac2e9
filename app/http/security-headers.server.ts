import type { ServerResponse } from "node:http";

export type HeaderList = readonly [name: string, value: string][];

export function setHeaders(response: ServerResponse, headers: HeaderList): void {
  for (const [name, value] of headers) response.setHeader(name, value);
}

/** Convert headers to a record, with names in lower case as in `Headers`. */
export const byName = (headers: HeaderList): Record<string, string> =>
  Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]));

/** Return the headers of every response. */
export function commonHeaders(isHttps: boolean): HeaderList {
  return [
    ["X-Content-Type-Options", "nosniff"],
    // "no-referrer" would make browsers post forms with `Origin: null`, which no origin check can accept.
    ["Referrer-Policy", "same-origin"],
    ["Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"],
    ["Cross-Origin-Opener-Policy", "same-origin"],
    ...(isHttps ? [["Strict-Transport-Security", "max-age=63072000"] as [string, string]] : []),
  ];
}

/** Headers of responses that are not pages: a browser that shows one as a page loads and runs nothing. */
export const bareHeaders: HeaderList = [
  ["Content-Security-Policy", "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"],
  ["X-Frame-Options", "DENY"],
];

/**
 * Return the content security policy of a page. Public pages load style sheets and pictures of this site only;
 * workspaces also scripts with the nonce of this response, and scripts that those load.
 */
export function documentHeaders(nonce: string | null, { isFramed = false }: { isFramed?: boolean } = {}): HeaderList {
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${isFramed ? "*" : "'none'"}`,
    ...(nonce ? [`script-src 'nonce-${nonce}' 'strict-dynamic'`, "connect-src 'self'"] : []),
  ];
  return [
    ["Content-Security-Policy", policy.join("; ")],
    ...(isFramed ? [] : [["X-Frame-Options", "DENY"] as [string, string]]),
  ];
}
