import { createRequire } from "node:module";

type Driver = typeof import("better-sqlite3");
export type { Database as Connection, RunResult, Statement } from "better-sqlite3";

/**
 * First Node that needs better-sqlite3 13: version 12 ends the process there, and 13 ends it on Node 20 (decision 0097).
 */
const firstWithNapi = 24;

const name = Number.parseInt(process.versions.node, 10) >= firstWithNapi ? "better-sqlite3-napi" : "better-sqlite3";

/** The driver of SQLite for the Node that runs. */
export const Sqlite: Driver = createRequire(import.meta.url)(name);
