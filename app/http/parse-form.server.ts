import Busboy from "@fastify/busboy";
import { data } from "@remix-run/node";
import { setImmediate as nextTurn } from "node:timers/promises";
import { maxFields, withoutBrokenCharacters } from "./form-shape.ts";

/** Limits of a form; the longest field name has about forty characters, and a part three headers. */
const limits = { fieldNameSize: 200, fields: maxFields + 1, files: 2, parts: maxFields + 3, headerPairs: 20 };
const queryType = "application/x-www-form-urlencoded";

class NotAForm extends Error {}

/**
 * Read a posted form piece by piece. Reading stops at more fields, parts or bytes than any form of the site has, so
 * that a refusal comes at once; the listener discards the rest of the body.
 * @param options.maxBytes maximum bytes of a URL-encoded body, or of each field of a multipart one; `maxFileBytes` of a
 * file: a longer one is cut after one byte more, which shows that it was too long, and reading continues after it
 * @throws Response 411 without a length, 413 beyond `maxBytes` if no file is expected, 400 if the body is not a form
 */
export async function parseForm(
  request: Request,
  { maxBytes, maxFileBytes }: { maxBytes: number; maxFileBytes?: number },
): Promise<FormData> {
  const length = request.headers.get("content-length");
  if (length === null) throw data(null, { status: 411 });
  if (maxFileBytes === undefined && Number(length) > maxBytes) throw data(null, { status: 413 });
  try {
    return await read(request, maxBytes, maxFileBytes ?? 0);
  } catch (error) {
    if (error instanceof NotAForm) throw data(null, { status: 400 });
    throw error;
  }
}

async function read(request: Request, maxBytes: number, maxFileBytes: number): Promise<FormData> {
  const type = request.headers.get("content-type") ?? "";
  const isQuery = type.trimStart().toLowerCase().startsWith(queryType);
  const entries = isQuery ? await readQuery(request, maxBytes) : await readParts(request, type, maxBytes, maxFileBytes);
  // Yield to other requests between reading a long form and validating it.
  await nextTurn();
  const form = new FormData();
  for (const [name, value] of entries) {
    form.append(name, typeof value === "string" ? withoutBrokenCharacters(value) : value);
  }
  return form;
}

type Entry = [name: string, value: string | File];

async function readParts(request: Request, type: string, maxBytes: number, maxFileBytes: number): Promise<Entry[]> {
  const collected = collect(openParser(type, { ...limits, fieldSize: maxBytes, fileSize: maxFileBytes + 1 }));
  for await (const piece of piecesOf(request)) await collected.write(piece);
  return collected.end();
}

const [ampersand, equals, plus, blank] = [0x26, 0x3d, 0x2b, 0x20];

/** Read a URL-encoded form (URL standard 5.1); the platform's decoder is faster than a streaming parser. */
async function readQuery(request: Request, maxBytes: number): Promise<Entry[]> {
  const pieces: Buffer[] = [];
  let [separators, bytes, nameBytes] = [0, 0, 0];
  for await (const piece of piecesOf(request)) {
    bytes += piece.length;
    separators += countSeparators(piece, maxFields);
    nameBytes = openNameBytes(piece, nameBytes);
    if (separators > maxFields || bytes > maxBytes || nameBytes > limits.fieldNameSize) throw new NotAForm();
    plusToBlank(piece);
    pieces.push(piece);
  }
  const fields = Buffer.concat(pieces).toString().split("&");
  return fields.filter((field) => field !== "").map(decodedPair);
}

/** Replace plus signs in the bytes: in a text with a million of them the replacement takes ten times as long. */
function plusToBlank(body: Buffer): void {
  for (let at = 0; at < body.length; at += 1) if (body[at] === plus) body[at] = blank;
}

/**
 * Count the bytes of a field name that is still open at the end of a piece; negative infinity inside a value.
 * @param before bytes of the name in earlier pieces
 */
function openNameBytes(piece: Buffer, before: number): number {
  const start = piece.lastIndexOf(ampersand) + 1;
  if (piece.includes(equals, start)) return Number.NEGATIVE_INFINITY;
  return (start > 0 ? 0 : before) + piece.length - start;
}

function decodedPair(field: string): Entry {
  const at = field.indexOf("=");
  const [name, value] = at < 0 ? [field, ""] : [field.slice(0, at), field.slice(at + 1)];
  try {
    return [decodeURIComponent(name), decodeURIComponent(value)];
  } catch {
    // Invalid percent escapes stay unchanged.
    const [pair = ["", ""]] = new URLSearchParams(field);
    return [pair[0], pair[1]];
  }
}

/**
 * Collect the fields and files that a parser finds.
 * @throws NotAForm from `write` and `end`, after too much or invalid input
 */
function collect(parser: InstanceType<typeof Busboy>) {
  const entries: Entry[] = [];
  let isRefused = false;
  const refuse = () => {
    isRefused = true;
  };
  const add = (name: string | undefined, value: string | File) => {
    if (entries.length >= maxFields) refuse();
    else entries.push([name ?? "", value]);
  };
  parser.on("field", (name, value, isNameCut, isCut) => (isNameCut || isCut ? refuse() : add(name, value)));
  parser.on("file", (name, file, fileName, _encoding, mimeType) => {
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    file.on("data", (piece: Uint8Array<ArrayBuffer>) => pieces.push(piece));
    file.on("error", refuse);
    file.on("end", () => add(name, new File(pieces, fileName || "blob", { type: mimeType })));
  });
  for (const limit of ["partsLimit", "filesLimit", "fieldsLimit", "error"] as const) parser.on(limit, refuse);
  const finished = new Promise<void>((resolve) => parser.once("finish", resolve).once("error", () => resolve()));
  const orRefuse = <T>(value: T): T => {
    if (isRefused) throw new NotAForm();
    return value;
  };
  return {
    write: async (piece: Buffer) => orRefuse(await written(parser, piece)),
    end: async () => {
      parser.end();
      await finished;
      return orRefuse(entries);
    },
  };
}

function openParser(type: string, bounds: object): InstanceType<typeof Busboy> {
  try {
    return new Busboy({ headers: { "content-type": type }, limits: bounds });
  } catch {
    throw new NotAForm();
  }
}

/** Read the body without its default iterator: leaving that one early would close the connection before the answer. */
async function* piecesOf(request: Request): AsyncGenerator<Buffer> {
  const reader = request.body?.getReader();
  try {
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read())
      yield Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength);
  } finally {
    reader?.releaseLock();
  }
}

function written(parser: InstanceType<typeof Busboy>, piece: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    try {
      parser.once("error", resolve);
      parser.write(piece, () => {
        parser.removeListener("error", resolve);
        resolve();
      });
    } catch {
      reject(new NotAForm());
    }
  });
}

function countSeparators(piece: Buffer, enough: number): number {
  let count = 0;
  for (let at = piece.indexOf(ampersand); at >= 0 && count <= enough; at = piece.indexOf(ampersand, at + 1)) count += 1;
  return count;
}
