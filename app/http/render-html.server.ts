import type { ReactNode } from "react";
import { renderToReadableStream } from "react-dom/server.browser";
import { setImmediate as nextTurn } from "node:timers/promises";

const end = Buffer.from("</body></html>");

/**
 * Move scripts that Remix writes after `</html>` into the body, where browsers put them: nothing may follow the end of
 * a document (HTML 13.1).
 */
export function endedOnce(html: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
  const at = html.indexOf(end);
  const after = at + end.length;
  if (at < 0 || after === html.length) return html;
  return Buffer.concat([html.subarray(0, at), html.subarray(after), end]);
}

/**
 * Render a whole page that browsers hydrate. React 18's build for Node streams writes U+0000 where a buffer of 2,048
 * bytes ends inside a character, and forms would save it; the build for web streams encodes each piece separately.
 * @param timeoutMs milliseconds after which unfinished parts are left to the browser
 * @param onError called with each error of a part; the rest is rendered
 * @returns the page in UTF-8
 * @throws the error of the page's shell
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
      // The whole page is ready before it is read, so no script needs to put a part in its place.
      progressiveChunkSize: Number.POSITIVE_INFINITY,
      // Return nothing: React takes a returned value for an error digest.
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
 * Make the delays between the parts of one page, so that other requests run in between, one part after the other.
 * @returns for the id of a part, the promise to wait for; null once it has waited
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
