import type { Database, Writable } from "#db/client.server.ts";

/**
 * Open the tables of events for a write that has no effects to derive: to a draft, a proposal or an import, or one that
 * records its own effects for many events. All other writes go through `recordChange`.
 */
export const writableOf = (tx: Database): Writable => tx as Writable;
