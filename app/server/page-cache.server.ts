import type { IncomingMessage, ServerResponse } from "node:http";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { bareHeaders, byName, type HeaderList } from "#app/http/security-headers.server.ts";
import { LRUCache } from "lru-cache";
import { isKept } from "./page-cache-key.ts";
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
  /** Headers of every answer. */
  headers: HeaderList;
  maxBytes: number;
};

/** What an entry takes beside its body: headers made ready for each encoding, and what holds them. */
const entryBytes = 5_000;

type Entry = { version: number; validUntil: Instant; body: EncodedBody };
type Made = { entry: Entry } | { response: Response };

export function createPageCache(options: PageCacheOptions) {
  const entries = new LRUCache<string, Entry>({
    maxSize: options.maxBytes,
    sizeCalculation: (entry, key) => entry.body.size + key.length + entryBytes,
  });
  const makeOnce = singleFlight((key, version) => make(key, version, { options, entries }));
  const versionForAll = onceForAllThatCame(options.programmeVersion);
  const fresh = (key: string, version: number): Entry | null => {
    const kept = entries.get(key);
    return kept && kept.version === version && options.clock() < kept.validUntil ? kept : null;
  };
  return {
    /** For the listener itself, as a request comes in. @returns whether the answer was in memory and is given */
    tryServe(key: string, request: IncomingMessage, response: ServerResponse): boolean {
      const kept = entries.has(key) ? fresh(key, versionForAll()) : null;
      if (!kept) return false;
      sendBody(request, response, kept.body)?.catch(() => response.destroy());
      return true;
    },
    /** Answers from memory, or makes the answer and keeps it. */
    async serve(key: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
      const version = options.programmeVersion();
      const kept = fresh(key, version);
      if (kept) return sendBody(request, response, kept.body);
      const made = await makeOnce(key, version);
      if ("entry" in made) return sendBody(request, response, made.entry.body);
      return sendUncached(request, response, made.response);
    },
    get size(): { entries: number; bytes: number } {
      return { entries: entries.size, bytes: entries.calculatedSize };
    },
  };
}
export type PageCache = ReturnType<typeof createPageCache>;

/**
 * A cache may keep it and must ask each time. nginx takes `no-cache` for "do not keep" and goes by its own header, which it
 * does not pass on: a moment that is over.
 */
const askAgain = { "cache-control": "public, no-cache", "x-accel-expires": "@1" };

type Making = { options: PageCacheOptions; entries: LRUCache<string, Entry> };

async function make(key: string, version: number, { options, entries }: Making): Promise<Made> {
  const validUntil = options.validUntil(options.clock());
  const response = await options.render(key);
  const control = response.headers.get("cache-control") ?? "";
  if (response.status !== 200 || /no-store|private/.test(control)) return { response };
  const headers = { ...inherited(response.headers, options.headers), ...askAgain };
  const entry = { version, validUntil, body: encodedBody(Buffer.from(await response.arrayBuffer()), headers) };
  if (isKept(key)) entries.set(key, entry);
  return { entry };
}

/** One rendering serves all who wait for the same page of the same version. */
function singleFlight(run: (key: string, version: number) => Promise<Made>) {
  const flights = new Map<string, { version: number; made: Promise<Made> }>();
  return (key: string, version: number): Promise<Made> => {
    const flight = flights.get(key);
    if (flight?.version === version) return flight.made;
    const made = run(key, version).finally(() => {
      if (flights.get(key)?.made === made) flights.delete(key);
    });
    flights.set(key, { version, made });
    return made;
  };
}

/**
 * One look at the database for all requests that came in together, since looking is most of the work of answering from
 * memory. Those that the event loop hands out in one round had all arrived before the first of them was looked at, so none
 * is told less than was true when it came; the round ends with `setImmediate`. Not for use outside the listener's own call.
 */
function onceForAllThatCame(read: () => number): () => number {
  let seen: number | null = null;
  const forget = () => {
    seen = null;
  };
  return () => {
    if (seen === null) {
      seen = read();
      setImmediate(forget);
    }
    return seen;
  };
}

/** The headers of an answer among those of all; what is no page gets the policy of none. */
function inherited(own: Headers, common: HeaderList): Record<string, string> {
  const isPage = own.has("content-security-policy");
  return { ...byName(isPage ? common : [...common, ...bareHeaders]), ...Object.fromEntries(own) };
}

/** An answer that may not be kept; several who waited for the same one each get a copy. */
async function sendUncached(request: IncomingMessage, response: ServerResponse, made: Response): Promise<void> {
  const bytes = Buffer.from(await made.clone().arrayBuffer());
  for (const [name, value] of made.headers) response.setHeader(name, value);
  response.setHeader("Content-Length", bytes.length);
  if (!made.headers.has("cache-control")) response.setHeader("Cache-Control", "no-store");
  response.writeHead(made.status);
  response.end(request.method === "HEAD" ? undefined : bytes);
}
