import { getEventCalendar } from "#app/domain/calendar/get-event-calendar.server.ts";
import { isLanguage } from "#app/domain/languages/language.ts";
import { calendarResponse } from "#app/http/calendar-response.server.ts";
import { publicContext } from "#app/http/context.server.ts";
import { orPlainRefusal } from "#app/http/to-response.server.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";

/**
 * Calendar file of one event. `lang` names the language, else it is that of the installation, not the browser's: the
 * file is cached.
 */
export function loader(args: LoaderFunctionArgs) {
  const slug = args.params["slug"] ?? "";
  const named = new URL(args.request.url).searchParams.get("lang");
  const language = isLanguage(named) ? named : args.context.defaultLanguage;
  return orPlainRefusal(() =>
    calendarResponse(getEventCalendar({ ...publicContext(args), language }, slug), `${slug}.ics`),
  );
}
