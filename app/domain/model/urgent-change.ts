/** States of an urgent change: not reviewed, seen by a coordinator, or undone. */
export const urgentChangeStates = ["open", "seen", "undone"] as const;

/** Values by field: public before the change, and public since. */
export type UrgentChangeFields = Readonly<Record<string, { before: unknown; after: unknown }>>;

/** True when an urgent change can be reverted: neither a first publication nor the removal of a session can. */
export const canUndo = ({ action, fields }: { action: string; fields: UrgentChangeFields }): boolean =>
  action !== "publish" && !Object.keys(fields).some((name) => name.startsWith("removedSession."));

/** True when two values of a field are equal; a missing value equals null. */
export const isSameValue = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
