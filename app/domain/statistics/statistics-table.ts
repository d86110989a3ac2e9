export const figureNames = ["state", "city", "theme", "format", "language", "organisation"] as const;
export type FigureName = (typeof figureNames)[number];

/** Counts by code; `name` is null where the catalogues of the pages contain it. */
export type FigureTable = { name: FigureName; rows: { code: string; name: string | null; count: number }[] };
