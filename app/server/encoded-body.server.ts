import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import Negotiator from "negotiator";

const encodings = ["br", "gzip", "identity"] as const;
type Encoding = (typeof encodings)[number];
type Variant = { bytes: Buffer; etag: string };

/** A body that is compressed once for each encoding somebody asks for, with a strong tag over the bytes served. */
export type EncodedBody = { size: number; variant: (encoding: Encoding) => Promise<Variant> };

const compress: Record<Exclude<Encoding, "identity">, (bytes: Buffer) => Promise<Buffer>> = {
  br: (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
  gzip: (bytes) => promisify(gzip)(bytes, { level: 9 }),
};

export function encodedBody(identity: Buffer): EncodedBody {
  const made = new Map<Encoding, Promise<Variant>>();
  const make = async (encoding: Encoding): Promise<Variant> => {
    const bytes = encoding === "identity" ? identity : await compress[encoding](identity);
    return { bytes, etag: `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"` };
  };
  return {
    size: identity.length * 2,
    variant(encoding) {
      const known = made.get(encoding) ?? make(encoding);
      made.set(encoding, known);
      return known;
    },
  };
}

const preferred = new Map<string, Encoding>();

/** The encoding a client takes gladly (RFC 9110 12.5.3), brotli before gzip. */
export function encodingFor(header: string | undefined): Encoding {
  if (!header) return "identity";
  const known = preferred.get(header);
  if (known) return known;
  const accepted = new Negotiator({ headers: { "accept-encoding": header } }).encodings([...encodings]);
  const encoding = encodings.find((one) => accepted.includes(one)) ?? "identity";
  if (preferred.size < 500) preferred.set(header, encoding);
  return encoding;
}

/** Whether the client's copy is still good (RFC 9110 13.2.2): `If-None-Match` wins over `If-Modified-Since`. */
function isFresh(request: IncomingMessage, etag: string, lastModified: string | undefined): boolean {
  const match = request.headers["if-none-match"];
  if (match !== undefined) {
    return match.split(",").some((one) => one.trim() === "*" || one.trim().replace(/^W\//, "") === etag);
  }
  const since = Date.parse(request.headers["if-modified-since"] ?? "");
  return lastModified !== undefined && Number.isFinite(since) && Date.parse(lastModified) <= since;
}

/** Answers with a body, or with 304 where the client has it; HEAD gets the same headers. */
export async function sendBody(
  request: IncomingMessage,
  response: ServerResponse,
  body: EncodedBody,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  const encoding = encodingFor(request.headers["accept-encoding"]);
  const { bytes, etag } = await body.variant(encoding);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.setHeader("ETag", etag);
  response.setHeader("Vary", "Accept-Encoding");
  if (isFresh(request, etag, headers["last-modified"])) {
    response.removeHeader("content-type");
    response.writeHead(304).end();
    return;
  }
  if (encoding !== "identity") response.setHeader("Content-Encoding", encoding);
  response.setHeader("Content-Length", bytes.length);
  response.writeHead(200);
  response.end(request.method === "HEAD" ? undefined : bytes);
}
