/** What can wait for a coordinator; `facts` were public at once and are looked at afterwards. */
export const queueKinds = ["organisation", "event", "revision", "facts", "report"] as const;
export type QueueKind = (typeof queueKinds)[number];

/** What somebody can take in hand: an organisation, or an event with all that waits about it. */
export const heldKinds = ["organisation", "event"] as const;
export type HeldKind = (typeof heldKinds)[number];
