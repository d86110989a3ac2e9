/** Headers of every answer, whoever gives it. */
export function commonHeaders(isHttps: boolean): [name: string, value: string][] {
  return [
    ["X-Content-Type-Options", "nosniff"],
    // "no-referrer" would make browsers post forms with `Origin: null`, which no origin check can accept.
    ["Referrer-Policy", "same-origin"],
    ["Permissions-Policy", "camera=(), geolocation=(), microphone=(), browsing-topics=()"],
    ["Cross-Origin-Opener-Policy", "same-origin"],
    ...(isHttps ? [["Strict-Transport-Security", "max-age=63072000"] as [string, string]] : []),
  ];
}

/**
 * What a page may load. Public pages: a style sheet and pictures of this site, nothing else. Workspaces: scripts that
 * carry this answer's nonce, and what those load.
 */
export function documentHeaders(
  nonce: string | null,
  { isFramed = false }: { isFramed?: boolean } = {},
): [name: string, value: string][] {
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
