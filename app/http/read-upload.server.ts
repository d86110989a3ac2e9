import { data } from "@remix-run/node";
import { hasPlainShape, parseForm } from "./form-shape.ts";

/**
 * Reads a posted form with a file, of which no more than `maxBytes` are ever kept. What comes after that is let go by
 * until the browser has sent everything (before, it shows no answer) and the form is closed in its place: the fields
 * before the file are there, and the file is longer than any that is accepted.
 */
export async function readUpload(request: Request, maxBytes: number): Promise<FormData> {
  if (!request.headers.has("content-length")) throw data(null, { status: 411 });
  const type = request.headers.get("content-type") ?? "";
  const form = await firstBytes(request, maxBytes)
    .then(({ bytes, isCut }) => {
      const end = isCut ? Buffer.from(`\r\n--${boundaryOf(type)}--\r\n`) : Buffer.alloc(0);
      return parseForm(new Response(Buffer.concat([bytes, end]), { headers: { "Content-Type": type } }));
    })
    .catch(() => null);
  if (!form || !hasPlainShape(form)) throw data(null, { status: 400 });
  return form;
}

async function firstBytes(request: Request, maxBytes: number): Promise<{ bytes: Buffer; isCut: boolean }> {
  const parts: Uint8Array[] = [];
  let room = maxBytes;
  let isCut = false;
  const reader = request.body?.getReader();
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    const kept = next.value.subarray(0, room);
    room -= kept.length;
    isCut ||= kept.length < next.value.length;
    if (kept.length > 0) parts.push(kept);
  }
  return { bytes: Buffer.concat(parts), isCut };
}

/** RFC 2046 5.1.1. */
const boundaryOf = (type: string): string => /;\s*boundary="?([^";]+)/i.exec(type)?.[1] ?? "";
