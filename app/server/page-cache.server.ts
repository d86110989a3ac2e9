import type { IncomingMessage, ServerResponse } from "node:http";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { LRUCache } from "lru-cache";
import { isKept } from "./page-key.ts";
import { type EncodedBody, encodedBody, sendBody } from "./encoded-body.server.ts";

/**
 * Whole public answers in memory. An entry is good for one programme version (raised in the transaction of every visible
 * change) and until the next moment at which time itself changes what pages say.
 */
export type PageCacheOptions = {
  /** One prepared statement: all that a hit asks of the database. */
  programmeVersion: () => number;
  clock: () => Instant;
  /** The next moment at which a date begins or ends, or a day does. */
  validUntil: (now: Instant) => Instant;
  /** Makes an answer for an anonymous reader at a normalised address. */
  render: (key: string) => Promise<Response>;
  maxBytes: number;
};

type Entry = { version: number; validUntil: Instant; headers: Record<string, string>; body: EncodedBody };
type Made = { entry: Entry } | { response: Response };

export function createPageCache(options: PageCacheOptions) {
  const entries = new LRUCache<string, Entry>({
    maxSize: options.maxBytes,
    sizeCalculation: (entry, key) => entry.body.size + key.length + 1_000,
  });
  const flights = new Map<string, { version: number; made: Promise<Made> }>();

  const make = async (key: string, version: number): Promise<Made> => {
    const validUntil = options.validUntil(options.clock());
    const response = await options.render(key);
    const control = response.headers.get("cache-control") ?? "";
    if (response.status !== 200 || /no-store|private/.test(control)) return { response };
    const body = encodedBody(Buffer.from(await response.arrayBuffer()));
    const headers = { ...Object.fromEntries(response.headers), "cache-control": "public, no-cache" };
    const entry = { version, validUntil, headers, body };
    if (isKept(key)) entries.set(key, entry);
    return { entry };
  };

  /** One rendering serves all who wait for the same page of the same version. */
  const makeOnce = (key: string, version: number): Promise<Made> => {
    const flight = flights.get(key);
    if (flight?.version === version) return flight.made;
    const made = make(key, version).finally(() => {
      if (flights.get(key)?.made === made) flights.delete(key);
    });
    flights.set(key, { version, made });
    return made;
  };

  return {
    /** Answers from memory, or makes the answer and keeps it. */
    async serve(key: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
      const version = options.programmeVersion();
      const kept = entries.get(key);
      if (kept && kept.version === version && options.clock() < kept.validUntil) {
        return sendBody(request, response, kept.body, kept.headers);
      }
      const made = await makeOnce(key, version);
      if ("entry" in made) return sendBody(request, response, made.entry.body, made.entry.headers);
      return sendUncached(request, response, made.response);
    },
    get size(): { entries: number; bytes: number } {
      return { entries: entries.size, bytes: entries.calculatedSize };
    },
  };
}
export type PageCache = ReturnType<typeof createPageCache>;

/** An answer that may not be kept; several who waited for the same one each get a copy. */
async function sendUncached(request: IncomingMessage, response: ServerResponse, made: Response): Promise<void> {
  const bytes = Buffer.from(await made.clone().arrayBuffer());
  for (const [name, value] of made.headers) response.setHeader(name, value);
  response.setHeader("Content-Length", bytes.length);
  if (!made.headers.has("cache-control")) response.setHeader("Cache-Control", "no-store");
  response.writeHead(made.status);
  response.end(request.method === "HEAD" ? undefined : bytes);
}
