import fresh from "fresh";
import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import Negotiator from "negotiator";

const encodings = ["br", "gzip", "identity"] as const;
type Encoding = (typeof encodings)[number];
type Variant = { bytes: Buffer; etag: string; whole: string[]; unchanged: string[] };

/**
 * Body of a response, compressed once for each requested encoding, with a strong ETag of the bytes served and with
 * prepared headers, so that sending it from memory takes little work.
 */
export type EncodedBody = {
  size: number;
  lastModified: string | undefined;
  /** Variant that is already made; null if it has to be made first. */
  ready: (encoding: Encoding) => Variant | null;
  variant: (encoding: Encoding) => Promise<Variant>;
};

const compress: Record<Exclude<Encoding, "identity">, (bytes: Buffer) => Promise<Buffer>> = {
  br: (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 9,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        [constants.BROTLI_PARAM_LGWIN]: windowFor(bytes.length),
      },
    }),
  gzip: (bytes) => promisify(gzip)(bytes, { level: 9 }),
};

/**
 * Return the smallest window that holds a body, as a power of two (RFC 7932 9.1): with the default of 4 MB a page of 20
 * kB took 80 ms instead of 1 ms, most of it for allocating and freeing memory.
 */
const windowFor = (length: number): number =>
  Math.min(
    constants.BROTLI_MAX_WINDOW_BITS,
    Math.max(constants.BROTLI_MIN_WINDOW_BITS, Math.ceil(Math.log2(length + 1))),
  );

/** Copy a result of zlib: it is a slice of a block of 16 kB, which would stay in memory as long as the slice. */
function ofItsOwn(bytes: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(copy);
  return copy;
}

/**
 * Make a body that is compressed on demand.
 * @param headers headers of the response, except those that depend on the encoding; names in any case, each once
 */
export function encodedBody(identity: Buffer, headers: Readonly<Record<string, string>>): EncodedBody {
  const made = new Map<Encoding, Promise<Variant>>();
  const ready = new Map<Encoding, Variant>();
  const make = async (encoding: Encoding): Promise<Variant> => {
    const bytes = encoding === "identity" ? identity : ofItsOwn(await compress[encoding](identity));
    const etag = `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`;
    const variant = { bytes, etag, ...rawHeaders(headers, { encoding, etag, length: bytes.length }) };
    ready.set(encoding, variant);
    return variant;
  };
  return {
    size: identity.length * 2,
    lastModified: headers["last-modified"],
    ready: (encoding) => ready.get(encoding) ?? null,
    variant(encoding) {
      const known = made.get(encoding) ?? make(encoding);
      made.set(encoding, known);
      return known;
    },
  };
}

/** Return names and values in one flat list, which `writeHead` passes on unchanged. */
function rawHeaders(
  headers: Readonly<Record<string, string>>,
  { encoding, etag, length }: { encoding: Encoding; etag: string; length: number },
): Pick<Variant, "whole" | "unchanged"> {
  const always = Object.entries(headers).filter(([name]) => !/^(?:content-type|etag|vary)$/i.test(name));
  const unchanged = [...always, ["ETag", etag], ["Vary", "Accept-Encoding"]];
  const whole = [
    ...unchanged,
    ["Content-Type", headers["content-type"] ?? "application/octet-stream"],
    ...(encoding === "identity" ? [] : [["Content-Encoding", encoding]]),
    ["Content-Length", String(length)],
  ];
  return { whole: whole.flat(), unchanged: unchanged.flat() };
}

const preferred = new Map<string, Encoding>();

/** Choose the encoding that a client prefers (RFC 9110 12.5.3), brotli before gzip. */
export function encodingFor(header: string | undefined): Encoding {
  if (!header) return "identity";
  const known = preferred.get(header);
  if (known) return known;
  const accepted = new Negotiator({ headers: { "accept-encoding": header } }).encodings([...encodings]);
  const encoding = encodings.find((encoding) => accepted.includes(encoding)) ?? "identity";
  if (preferred.size < 500) preferred.set(header, encoding);
  return encoding;
}

/**
 * Tell whether the client's copy is fresh: `If-None-Match` wins over `If-Modified-Since` (RFC 9110 13.2.2). The
 * request's Cache-Control is ignored, because `fetch` adds `no-cache` whenever it validates a copy.
 */
const isFresh = ({ headers }: IncomingMessage, etag: string, lastModified: string | undefined): boolean =>
  fresh(
    { "if-none-match": headers["if-none-match"], "if-modified-since": headers["if-modified-since"] },
    { etag, "last-modified": lastModified },
  );

/** Answer with a body, or with 304 if the client has it; HEAD gets the same headers. */
export function sendBody(
  request: IncomingMessage,
  response: ServerResponse,
  body: EncodedBody,
): Promise<void> | undefined {
  const encoding = encodingFor(request.headers["accept-encoding"] as string | undefined);
  const ready = body.ready(encoding);
  if (!ready) return body.variant(encoding).then((variant) => send(request, response, { body, variant }));
  send(request, response, { body, variant: ready });
  return undefined;
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { body, variant }: { body: EncodedBody; variant: Variant },
): void {
  if (isFresh(request, variant.etag, body.lastModified)) {
    response.writeHead(304, variant.unchanged).end();
    return;
  }
  response.writeHead(200, variant.whole);
  response.end(request.method === "HEAD" ? undefined : variant.bytes);
}
