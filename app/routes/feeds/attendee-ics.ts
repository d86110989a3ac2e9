import { getAttendeeCalendar } from "#app/domain/calendar/get-attendee-calendar.server.ts";
import { calendarResponse } from "#app/http/calendar-response.server.ts";
import { publicContext } from "#app/http/context.server.ts";
import { orPlainRefusal } from "#app/http/to-response.server.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";

/** Attendee calendar, for everybody who knows its secret address. */
export function loader(args: LoaderFunctionArgs) {
  return orPlainRefusal(async () => {
    const response = calendarResponse(await getAttendeeCalendar(publicContext(args), args.params["token"] ?? ""));
    response.headers.set("Cache-Control", "private, no-store");
    response.headers.set("X-Robots-Tag", "noindex");
    return response;
  });
}
