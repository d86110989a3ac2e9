/** Narrowest first: who coordinates a wide place has the narrow ones in it too. */
export const scopeKinds = ["city", "country", "region", "network"] as const;

export type ScopeKind = (typeof scopeKinds)[number];

/** Where a coordinator may act; `code` is a city id, an upper-case country code, a region code, or "" for the network. */
export type Scope = { kind: ScopeKind; code: string };
