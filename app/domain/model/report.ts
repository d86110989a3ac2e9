/** What may be wrong with an event, in the eyes of somebody who reads its page. */
export const reportKinds = ["wrong_facts", "not_taking_place", "hateful", "dangerous", "fraud", "other"] as const;
export type ReportKind = (typeof reportKinds)[number];

/** Most characters of a report and of its answer. */
export const reportLimit = 2_000;
