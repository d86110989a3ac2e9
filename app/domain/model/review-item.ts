/** Kinds of review items; `facts` are urgent changes, public at once and reviewed afterwards. */
export const reviewItemKinds = ["organisation", "event", "revision", "facts", "report"] as const;
export type ReviewItemKind = (typeof reviewItemKinds)[number];

/** Kinds of things that a coordinator can claim: an organisation, or an event with all its review items. */
export const claimableKinds = ["organisation", "event"] as const;
export type ClaimableKind = (typeof claimableKinds)[number];
