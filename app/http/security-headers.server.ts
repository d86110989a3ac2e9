import type { ServerResponse } from "node:http";

export type HeaderList = readonly [name: string, value: string][];

export function setHeaders(response: ServerResponse, headers: HeaderList): void {
  for (const [name, value] of headers) response.setHeader(name, value);
}

/** The same as a record, its names in lower case as `Headers` has them. */
export const byName = (headers: HeaderList): Record<string, string> =>
  Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]));

/** Headers of every answer, whoever gives it. */
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

/** What is no page loads nothing and runs nothing, should a browser show it as one. */
export const bareHeaders: HeaderList = [
  ["Content-Security-Policy", "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"],
  ["X-Frame-Options", "DENY"],
];

/**
 * What a page may load. Public pages: a style sheet and pictures of this site, nothing else. Workspaces: scripts that
 * carry this answer's nonce, and what those load.
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
