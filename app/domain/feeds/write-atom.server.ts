import { create } from "xmlbuilder2";
import { atomPath } from "../programme-paths.ts";
import type { Context } from "../context.ts";
import { feedChangedAt } from "../programme/feed-change.server.ts";
import { instantFrom, toUtcText } from "../time/zoned-time.ts";
import { listUpdates, type NewsEntry } from "./list-updates.server.ts";

const atom = "http://www.w3.org/2005/Atom";
/** Time of a feed without any change: an Atom feed must have one (RFC 4287 4.1.1). */
const never = instantFrom(0);

/**
 * Write the new and changed events as an Atom feed (RFC 4287). The text of an entry contains its dates; `published` is
 * the time of approval, `updated` that of the last change.
 * @throws BadFilter for a filter with unknown values
 */
export async function writeAtom(ctx: Context, params: URLSearchParams): Promise<string> {
  const news = await listUpdates(ctx, params);
  const self = `${ctx.origin}${atomPath(ctx.language, news.filter)}`;
  const updatedAt = feedChangedAt(ctx, { feed: self, said: JSON.stringify(news), newest: news.updatedAt });
  const feed = create({ version: "1.0", encoding: "UTF-8" }).ele(atom, "feed", { "xml:lang": ctx.language });
  feed.ele("id").txt(self);
  feed.ele("title").txt(xmlText(news.title));
  feed.ele("updated").txt(toUtcText(updatedAt ?? news.updatedAt ?? never));
  feed.ele("link", { rel: "self", type: "application/atom+xml", href: self });
  feed.ele("link", { rel: "alternate", type: "text/html", href: news.home });
  feed.ele("author").ele("name").txt(xmlText(news.title));
  for (const entry of news.entries) addEntry(feed, entry);
  return `${feed.end({ prettyPrint: true })}\n`;
}

function addEntry(feed: ReturnType<typeof create>, entry: NewsEntry): void {
  const node = feed.ele("entry", { "xml:lang": entry.language });
  node.ele("id").txt(entry.id);
  node.ele("title").txt(xmlText(entry.title));
  node.ele("link", { rel: "alternate", type: "text/html", href: entry.url });
  node.ele("published").txt(toUtcText(entry.approvedAt));
  node.ele("updated").txt(toUtcText(entry.updatedAt));
  for (const name of entry.organisers) node.ele("author").ele("name").txt(xmlText(name));
  node.ele("content", { type: "text" }).txt(xmlText(entry.text));
}

/** Characters that XML 1.0 cannot contain (2.2). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const xmlText = (text: string): string => text.replaceAll(unwritable, "");
