export const reportKinds = ["wrong_facts", "not_taking_place", "hateful", "dangerous", "fraud", "other"] as const;
export type ReportKind = (typeof reportKinds)[number];

/** Maximum length of a problem report, and of its answer, in characters. */
export const reportLimit = 2_000;
