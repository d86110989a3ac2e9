import { type Turn, turns } from "./own-event-line.ts";

export const sortings = ["turn", "day", "changed", "title"] as const;
export type Sorting = (typeof sortings)[number];

/** Filter of an organiser's list. */
export type OwnEventsFilter = {
  /** Null: all that are not over. */
  turn: Turn | null;
  q: string;
  sort: Sorting;
};

/** Maximum length of a search, in characters. */
const maxQuery = 100;

/** Parse a filter from the query of an address or the fields of a form; unknown values are ignored. */
export function parseOwnEventsFilter(query: { get: (name: string) => unknown }): OwnEventsFilter {
  const text = (name: string) => String(query.get(name) ?? "");
  return {
    turn: turns.find((turn) => turn === text("state")) ?? null,
    q: text("q")
      .replaceAll(/\p{Cc}/gu, " ")
      .trim()
      .slice(0, maxQuery),
    sort: sortings.find((sort) => sort === text("sort")) ?? "turn",
  };
}

/** Format a filter as a query string; empty for the default one. @param more further parameters, left out when empty */
export function ownEventsQuery(filter: OwnEventsFilter, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams(filterFields(filter));
  for (const [name, value] of Object.entries(more)) if (value !== "") query.set(name, value);
  return query.toString();
}

/** Return a filter as names and values of hidden fields; the default values are left out. */
export function filterFields({ turn, q, sort }: OwnEventsFilter): [string, string][] {
  const fields: [string, string][] = [
    ["state", turn ?? ""],
    ["q", q],
    ["sort", sort === "turn" ? "" : sort],
  ];
  return fields.filter(([, value]) => value !== "");
}
