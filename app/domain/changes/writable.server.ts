import type { Database, Writable } from "#db/client.server.ts";

/**
 * Open the tables of dates and sessions to what nobody but its organisers sees, and to what changes many events at once and
 * records its own effects. Everything else goes through `recordChange`.
 */
export const writableOf = (tx: Database): Writable => tx as Writable;
