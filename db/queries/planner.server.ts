import { type AnyColumn, type SQL, sql } from "drizzle-orm";

/**
 * Name a column so that SQLite uses no index on it (a unary plus: "The SQLite Query Optimizer Overview", 10).
 * Use it where another order of reading is known to touch fewer rows.
 */
export const withoutIndex = (column: AnyColumn): SQL => sql`+${column}`;

/**
 * Condition for the ids given as one parameter (`ids`, as JSON), so that the statement stays the same for any number of
 * them and SQLite parses it once.
 */
export const isGiven = (column: AnyColumn): SQL =>
  sql`${column} in (select value from json_each(${sql.placeholder("ids")}))`;
