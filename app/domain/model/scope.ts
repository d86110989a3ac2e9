/** Kinds of scopes, narrowest first: a scope includes the narrower ones that lie in it. */
export const scopeKinds = ["city", "country", "region", "network"] as const;

export type ScopeKind = (typeof scopeKinds)[number];

/** Scope of a coordinator; `code` is a city id, an upper-case country code, a region code, or "" for the network. */
export type Scope = { kind: ScopeKind; code: string };
