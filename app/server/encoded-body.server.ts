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
 * A body that is compressed once for each encoding somebody asks for, with a strong tag over the bytes served, and with its
 * headers made ready: an answer from memory is little more than handing them over.
 */
export type EncodedBody = {
  size: number;
  lastModified: string | undefined;
  /** What is made already; null where it must be made first. */
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
 * The smallest window that holds a body, as a power of two (RFC 7932 9.1): with the usual one of 4 MB a page of 20 kB took
 * 80 ms instead of 1 ms, most of it for memory that was laid out and given back.
 */
const windowFor = (length: number): number =>
  Math.min(
    constants.BROTLI_MAX_WINDOW_BITS,
    Math.max(constants.BROTLI_MIN_WINDOW_BITS, Math.ceil(Math.log2(length + 1))),
  );

/** What zlib gives is the beginning of a block of 16 kB, which would be kept whole for as long as this is. */
function ofItsOwn(bytes: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(copy);
  return copy;
}

/** @param headers all of the answer but those that follow from the encoding; names in any case, each once */
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

/** Names and values in a row, the form that `writeHead` hands on as it is. */
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

/** The encoding a client takes gladly (RFC 9110 12.5.3), brotli before gzip. */
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
 * Whether the client's copy is still good: `If-None-Match` wins over `If-Modified-Since` (RFC 9110 13.2.2). Whatever it says
 * of caches between us is not for us: `fetch` adds `no-cache` to each question about a copy.
 */
const isFresh = ({ headers }: IncomingMessage, etag: string, lastModified: string | undefined): boolean =>
  fresh(
    { "if-none-match": headers["if-none-match"], "if-modified-since": headers["if-modified-since"] },
    { etag, "last-modified": lastModified },
  );

/** Answers with a body, or with 304 where the client has it; HEAD gets the same headers. */
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
