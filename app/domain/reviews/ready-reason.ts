/** What a ready-made reason is for. */
export const reasonKinds = ["event_changes", "event_refused", "revision_refused", "organisation", "hidden"] as const;
export type ReasonKind = (typeof reasonKinds)[number];
