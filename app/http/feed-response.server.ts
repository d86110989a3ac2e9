/**
 * Build a feed that pages of every site may read. An ETag tells whether it changed; a modification time could not,
 * since hiding the newest entry makes the latest time an earlier one.
 * @param type media type of the body, without charset
 */
export const feedResponse = (text: string, type: string): Response =>
  new Response(text, {
    headers: { "Content-Type": `${type}; charset=utf-8`, "Access-Control-Allow-Origin": "*" },
  });
