import { jsonFeedPath } from "../programme-paths.ts";
import type { Context } from "../context.ts";
import { toUtcText } from "../time/zoned-time.ts";
import { listUpdates } from "./list-updates.server.ts";

/**
 * Write the new and changed events as JSON Feed 1.1 (jsonfeed.org/version/1.1).
 * @throws BadFilter for a filter with unknown values
 */
export async function writeJsonFeed(ctx: Context, params: URLSearchParams): Promise<string> {
  const news = await listUpdates(ctx, params);
  const feed = {
    version: "https://jsonfeed.org/version/1.1",
    title: news.title,
    home_page_url: news.home,
    feed_url: `${ctx.origin}${jsonFeedPath(ctx.language, news.filter)}`,
    language: ctx.language,
    items: news.entries.map((entry) => ({
      id: entry.id,
      url: entry.url,
      title: entry.title,
      language: entry.language,
      content_text: entry.text,
      date_published: toUtcText(entry.approvedAt),
      date_modified: toUtcText(entry.updatedAt),
      authors: entry.organisers.map((name) => ({ name })),
    })),
  };
  return JSON.stringify(feed);
}
