import type { ReactNode } from "react";
import { renderToReadableStream } from "react-dom/server.browser";

const end = "</body></html>";

/** Nothing may follow the end of a document (HTML 13.1); browsers put the scripts that Remix writes there into the body. */
export function endedOnce(html: string): string {
  const [page = "", ...rest] = html.split(end);
  return rest.length === 0 ? html : `${page}${rest.join(end)}${end}`;
}

/**
 * Render a page that browsers hydrate, whole. React's build for Node streams (18) writes U+0000 where a buffer of 2,048 bytes
 * ends inside a character, and forms would save that; this build encodes each piece by itself.
 * @param timeoutMs after so long, what is not there yet is left to the browser
 * @param onError is told of each fault of a part; the rest is rendered
 * @throws what the shell of the page threw
 */
export async function renderHtml(
  page: ReactNode,
  { nonce, timeoutMs, onError }: { nonce?: string; timeoutMs: number; onError: (error: unknown) => void },
): Promise<string> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeoutMs);
  try {
    const stream = await renderToReadableStream(page, {
      signal: abort.signal,
      // React takes what is returned for a digest.
      onError: (error) => void onError(error),
      ...(nonce ? { nonce } : {}),
    });
    await stream.allReady;
    return endedOnce(await new Response(stream).text());
  } finally {
    clearTimeout(timer);
  }
}
