import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { recordArrivals } from "#app/domain/check-in/record-arrivals.server.ts";
import { arrivalsShape } from "#app/domain/check-in/attendees-form.ts";
import { readJson } from "#app/http/read-json.server.ts";
import { orPlainRefusal } from "#app/http/to-response.server.ts";
import type { ActionFunctionArgs } from "@remix-run/node";

/** Record arrivals that a phone noted, online or offline; sending them again changes nothing. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const { eventId = "", dateId = "" } = args.params;
  const sent = await readJson(args.request, arrivalsShape);
  return orPlainRefusal(() => Response.json(recordArrivals(ctx, { eventId, dateId, ...sent })));
}
