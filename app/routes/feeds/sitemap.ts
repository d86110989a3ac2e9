import { writeSitemap } from "#app/domain/feeds/write-sitemap.server.ts";
import { publicContext } from "#app/http/context.server.ts";
import { feedResponse } from "#app/http/feed-response.server.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";

export function loader(args: LoaderFunctionArgs) {
  return feedResponse(writeSitemap(publicContext(args)), "application/xml");
}
