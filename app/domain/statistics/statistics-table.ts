export const figureNames = ["state", "city", "theme", "format", "language", "organisation"] as const;
export type FigureName = (typeof figureNames)[number];

/** Counts by something; `name` is null where what is counted by is one of our own words. */
export type FigureTable = { name: FigureName; rows: { code: string; name: string | null; count: number }[] };
