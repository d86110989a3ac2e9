import { NotFound } from "#app/domain/errors.ts";
import { writeJsonFeed } from "#app/domain/feeds/write-json-feed.server.ts";
import { isLanguage } from "#app/domain/languages/language.ts";
import { publicContext } from "#app/http/context.server.ts";
import { feedResponse } from "#app/http/feed-response.server.ts";
import { orPlainRefusal } from "#app/http/to-response.server.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";

/** JSON Feed of new and changed events that match a filter. */
export function loader(args: LoaderFunctionArgs) {
  return orPlainRefusal(async () => {
    if (!isLanguage(args.params["lang"])) throw new NotFound("feed");
    return feedResponse(
      await writeJsonFeed(publicContext(args), new URL(args.request.url).searchParams),
      "application/feed+json",
    );
  });
}
