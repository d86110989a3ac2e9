/** Kinds of review items; `facts` are urgent changes, public at once and reviewed afterwards. */
export const reviewItemKinds = ["organisation", "event", "revision", "facts", "report"] as const;
export type ReviewItemKind = (typeof reviewItemKinds)[number];

/** Kinds of things that a coordinator can claim: an organisation, or an event with all its review items. */
export const claimableKinds = ["organisation", "event"] as const;
export type ClaimableKind = (typeof claimableKinds)[number];

/** Maximum length of a note for other coordinators, in characters. */
export const noteLimit = 500;

/** Identify a review item at a revision, for forms and mail keys. */
export const reviewItemKey = (item: { kind: ReviewItemKind; subjectId: string; revision: number }): string =>
  `${item.kind}:${item.subjectId}:${item.revision}`;

const isKind = (text: string | undefined): text is ReviewItemKind =>
  (reviewItemKinds as readonly (string | undefined)[]).includes(text);

/** Read the key of a review item; null when it is not one. */
export function parseReviewItemKey(key: string): { kind: ReviewItemKind; subjectId: string; revision: number } | null {
  const [, kind, subjectId, revision] = /^(\w{4,12}):([0-9a-f-]{36}):(\d{1,9})$/.exec(key) ?? [];
  return isKind(kind) && subjectId ? { kind, subjectId, revision: Number(revision) } : null;
}
