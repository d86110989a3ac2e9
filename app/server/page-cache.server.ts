import type { IncomingMessage, ServerResponse } from "node:http";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { bareHeaders, byName, type HeaderList } from "#app/http/security-headers.server.ts";
import { LRUCache } from "lru-cache";
import { isKept } from "./page-cache-key.ts";
import { type EncodedBody, encodedBody, sendBody } from "./encoded-body.server.ts";

/**
 * Options of the cache of whole public answers. An entry is valid for one programme version (raised in the transaction
 * of every visible change) and until the next moment at which the passing of time changes pages.
 */
export type PageCacheOptions = {
  /** Read the programme version, with one prepared statement: the only query of a cache hit. */
  programmeVersion: () => number;
  clock: () => Instant;
  /** Return the next moment at which a date or a day begins or ends. */
  validUntil: (now: Instant) => Instant;
  /** Render an answer for an anonymous visitor at a normalised address. */
  render: (key: string) => Promise<Response>;
  headers: HeaderList;
  maxBytes: number;
};

/**
 * Memory of an entry besides its body, in bytes: prepared headers for each encoding, and the objects that hold them.
 */
const entryBytes = 5_000;

type Entry = { validUntil: Instant; body: EncodedBody };
type Made = Entry | { response: Response };

export function createPageCache(options: PageCacheOptions) {
  const cacheOf = (maxSize: number) =>
    new LRUCache<string, Made>({
      maxSize,
      sizeCalculation: (made, key) => ("body" in made ? made.body.size : 0) + key.length + entryBytes,
      fetchMethod: (key) => make(key, options),
      // Requests that wait while the programme changes are still answered, with an answer that is not kept.
      ignoreFetchAbort: true,
    });
  const entries = cacheOf(options.maxBytes);
  // Answers that are not kept are shared while they are made, and push out no page.
  const passing = cacheOf(options.maxBytes / 16);
  const versionForAll = onceForAllThatCame(options.programmeVersion);
  let version: number | null = null;
  const fresh = (key: string, current: number): Entry | null => {
    // All entries, and renderings under way, are of one version: nobody is answered with what an older request began.
    if (version !== current) for (const cache of [entries, passing]) cache.clear();
    version = current;
    const kept = entries.get(key);
    return kept && "body" in kept && options.clock() < kept.validUntil ? kept : null;
  };
  return {
    /**
     * Answer from memory, while the request comes in.
     * @returns false if the answer is not in memory
     */
    tryServe(key: string, request: IncomingMessage, response: ServerResponse): boolean {
      const kept = entries.has(key) ? fresh(key, versionForAll()) : null;
      if (!kept) return false;
      sendBody(request, response, kept.body)?.catch(() => response.destroy());
      return true;
    },
    /** Answer from memory, or render the answer once for all requests that wait for it, and keep it. */
    async serve(key: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
      const kept = fresh(key, options.programmeVersion());
      if (kept) return sendBody(request, response, kept.body);
      const cache = isKept(key) ? entries : passing;
      const made = await cache.forceFetch(key, { forceRefresh: true });
      const isPassing = cache === passing || "response" in made;
      if (isPassing && cache.peek(key) === made) cache.delete(key);
      return "body" in made ? sendBody(request, response, made.body) : sendUncached(request, response, made.response);
    },
    get size(): { entries: number; bytes: number } {
      return { entries: entries.size, bytes: entries.calculatedSize };
    },
  };
}
export type PageCache = ReturnType<typeof createPageCache>;

/**
 * Headers that let caches keep an answer but ask each time. nginx reads `no-cache` as "do not store", but prefers its
 * own header, which it does not pass on: `@1` is a time in the past.
 */
const askAgain = { "cache-control": "public, no-cache", "x-accel-expires": "@1" };

async function make(key: string, options: PageCacheOptions): Promise<Made> {
  const validUntil = options.validUntil(options.clock());
  const response = await options.render(key);
  const control = response.headers.get("cache-control") ?? "";
  if (response.status !== 200 || /no-store|private/.test(control)) return { response };
  const headers = { ...inherited(response.headers, options.headers), ...askAgain };
  return { validUntil, body: encodedBody(Buffer.from(await response.arrayBuffer()), headers) };
}

/**
 * Read the programme version once for all requests of one round of the event loop, since reading it is most of the work
 * of a cache hit. All had arrived before the first was handled, so none gets an outdated answer. A round ends with
 * `setImmediate`. Call it in the listener only.
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

/** Merge the headers of an answer with the common ones; answers that are not pages also get the policy for those. */
function inherited(own: Headers, common: HeaderList): Record<string, string> {
  const isPage = own.has("content-security-policy");
  return { ...byName(isPage ? common : [...common, ...bareHeaders]), ...Object.fromEntries(own) };
}

/** Send an answer that must not be kept; several waiting requests each get a copy. */
async function sendUncached(request: IncomingMessage, response: ServerResponse, made: Response): Promise<void> {
  const bytes = Buffer.from(await made.clone().arrayBuffer());
  for (const [name, value] of made.headers) response.setHeader(name, value);
  response.setHeader("Content-Length", bytes.length);
  if (!made.headers.has("cache-control")) response.setHeader("Cache-Control", "no-store");
  response.writeHead(made.status);
  response.end(request.method === "HEAD" ? undefined : bytes);
}
