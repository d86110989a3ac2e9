/** Which places and which edition are counted: null for all of the reader's places, and for the current edition. */
export type StatisticsFilter = { scope: string | null; edition: string | null };

/** Out of an address; an empty choice is none. */
export const parseStatisticsFilter = (query: URLSearchParams): StatisticsFilter => ({
  scope: query.get("scope") || null,
  edition: query.get("edition") || null,
});

/** The same as a query. */
export function statisticsQuery(choice: StatisticsFilter): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(choice)) if (value !== null) query.set(name, value);
  return query.toString();
}
