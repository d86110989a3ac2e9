import pino from "pino";
import { currentRequestId } from "./request-id.server.ts";

/**
 * Log of the process, as lines of JSON on standard output: no visitor's address, no query, no name. Each line carries
 * the number of its request, or of the process.
 */
export type Log = {
  info: (text: string) => void;
  error: (text: string) => void;
  /** Log an answered request; null unless the level is `debug`. */
  request: ((answered: { method: string; place: string; status: number; ms: number }) => void) | null;
  /** Log a fault of the program, with the part of the site where it occurred. */
  fault: (fault: unknown, where: string) => void;
};

export function createLog(level: string): Log {
  const log = pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    mixin: () => ({ id: currentRequestId() }),
  });
  return {
    info: (text) => log.info(text),
    error: (text) => log.error(text),
    request: log.isLevelEnabled("debug") ? (answered) => log.debug(answered, "answered") : null,
    fault: (fault, where) => log.error({ where, ...describe(fault) }, "fault"),
  };
}

/** Names of errors whose messages repeat their input: an address, a form, the values of a query. */
const quoting = /^(?:URIError|SyntaxError|ZodError|DrizzleQueryError)$/;

/** Return name, message and stack of an error; no message that may repeat its input. */
function describe(fault: unknown): { fault: string; at: string[] } {
  if (!(fault instanceof Error)) return { fault: typeof fault, at: [] };
  const root = fault.cause instanceof Error ? fault.cause : fault;
  const isQuoting = quoting.test(root.name) || /query|params/i.test(root.message);
  const words = isQuoting ? "" : `: ${root.message.slice(0, 200)}`;
  const at = (fault.stack ?? "").split("\n").filter((line) => line.trimStart().startsWith("at "));
  return { fault: `${root.name}${words}`, at: at.slice(0, 12).map((line) => line.trim()) };
}
