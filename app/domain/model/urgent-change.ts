/** What becomes of a change that was public at once: somebody looked at it, or took it back. */
export const urgentChangeStates = ["open", "seen", "undone"] as const;

/** By field: what was public before, and what is since. */
export type UrgentChangeFields = Readonly<Record<string, { before: unknown; after: unknown }>>;

/** What was taken away for good, or was never there before, cannot be put back by a button. */
export const canUndo = ({ action, fields }: { action: string; fields: UrgentChangeFields }): boolean =>
  action !== "publish" && !Object.keys(fields).some((name) => name.startsWith("removedSession."));

/** Whether two values of a field are the same; what is not there is empty. */
export const isSameValue = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
