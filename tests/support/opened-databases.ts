import type { OpenDatabase } from "#db/client.server.ts";

/** Databases opened by the test that runs; null between tests, so that those of a whole file stay open. */
let opened: OpenDatabase[] | null = null;

/** Remember the databases opened from now on, until `closeOpened`. */
export function rememberOpened(): void {
  opened = [];
}

/** Close the databases a test has opened: thousands of copies in memory take gigabytes. */
export function closeOpened(): void {
  for (const db of opened ?? []) db.$client.close();
  opened = null;
}

export function closedAfterTest(db: OpenDatabase): OpenDatabase {
  opened?.push(db);
  return db;
}
