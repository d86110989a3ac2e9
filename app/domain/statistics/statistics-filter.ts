/** Places and edition that are counted: null for all scopes of the reader, and for the current edition. */
export type StatisticsFilter = { scope: string | null; edition: string | null };

/** Read the filter from an address; empty values become null. */
export const parseStatisticsFilter = (query: URLSearchParams): StatisticsFilter => ({
  scope: query.get("scope") || null,
  edition: query.get("edition") || null,
});

/** Write the filter as a query, without `?`. */
export function statisticsQuery(choice: StatisticsFilter): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(choice)) if (value !== null) query.set(name, value);
  return query.toString();
}
