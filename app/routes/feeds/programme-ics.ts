import { getCalendarFeed } from "#app/domain/calendar/get-calendar-feed.server.ts";
import { isLanguage } from "#app/domain/languages/language.ts";
import { calendarResponse } from "#app/http/calendar-response.server.ts";
import { publicContext } from "#app/http/context.server.ts";
import { orPlainRefusal } from "#app/http/to-response.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";

/** Public calendar of the events that match a filter. */
export function loader(args: LoaderFunctionArgs) {
  return orPlainRefusal(async () => {
    if (!isLanguage(args.params["lang"])) throw new NotFound("calendar");
    return calendarResponse(await getCalendarFeed(publicContext(args), new URL(args.request.url).searchParams));
  });
}
