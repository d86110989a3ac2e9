/** What can wait for a coordinator; `facts` were public at once and are looked at afterwards. */
export const reviewItemKinds = ["organisation", "event", "revision", "facts", "report"] as const;
export type ReviewItemKind = (typeof reviewItemKinds)[number];

/** What somebody can take in hand: an organisation, or an event with all that waits about it. */
export const claimableKinds = ["organisation", "event"] as const;
export type ClaimableKind = (typeof claimableKinds)[number];
