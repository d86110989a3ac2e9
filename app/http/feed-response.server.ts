import type { Instant } from "#app/domain/time/zoned-time.ts";

/** A web feed, for readers of every site. @param type of the body, without its charset */
export const feedResponse = (feed: { text: string; lastModified: Instant | null }, type: string): Response =>
  new Response(feed.text, {
    headers: {
      "Content-Type": `${type}; charset=utf-8`,
      "Access-Control-Allow-Origin": "*",
      ...(feed.lastModified === null ? {} : { "Last-Modified": new Date(feed.lastModified).toUTCString() }),
    },
  });
