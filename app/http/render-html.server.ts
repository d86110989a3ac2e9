import type { ReactNode } from "react";
import { renderToReadableStream } from "react-dom/server.browser";
import { setImmediate as nextTurn } from "node:timers/promises";

const end = Buffer.from("</body></html>");

/** Nothing may follow the end of a document (HTML 13.1); browsers put the scripts that Remix writes there into the body. */
export function endedOnce(html: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
  const at = html.indexOf(end);
  const after = at + end.length;
  if (at < 0 || after === html.length) return html;
  return Buffer.concat([html.subarray(0, at), html.subarray(after), end]);
}

/**
 * Render a page that browsers hydrate, whole. React's build for Node streams (18) writes U+0000 where a buffer of 2,048 bytes
 * ends inside a character, and forms would save that; this build encodes each piece by itself.
 * @param timeoutMs after so long, what is not there yet is left to the browser
 * @param onError is told of each fault of a part; the rest is rendered
 * @returns the page in UTF-8
 * @throws what the shell of the page threw
 */
export async function renderHtml(
  page: ReactNode,
  { nonce, timeoutMs, onError }: { nonce?: string; timeoutMs: number; onError: (error: unknown) => void },
): Promise<Buffer<ArrayBuffer>> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeoutMs);
  try {
    const stream = await renderToReadableStream(page, {
      signal: abort.signal,
      // All of the page is there before any of it is read, so no part need be put in its place by a script.
      progressiveChunkSize: Number.POSITIVE_INFINITY,
      // React takes what is returned for a digest.
      onError: (error) => void onError(error),
      ...(nonce ? { nonce } : {}),
    });
    await stream.allReady;
    const pieces: Uint8Array[] = [];
    for await (const piece of stream as unknown as AsyncIterable<Uint8Array>) pieces.push(piece);
    return endedOnce(Buffer.concat(pieces));
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Make what the parts of one page wait for, one after the other.
 * @returns for a part's id, what it waits for; null when it has waited
 */
export function makeYields(): (id: string) => Promise<void> | null {
  const done = new Set<string>();
  const waiting = new Map<string, Promise<void>>();
  let last: Promise<unknown> = Promise.resolve();
  return (id) => {
    if (done.has(id)) return null;
    const known = waiting.get(id);
    if (known) return known;
    const others = last.then(() => nextTurn()).then(() => void done.add(id));
    last = others;
    waiting.set(id, others);
    return others;
  };
}
