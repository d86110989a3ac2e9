import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { listSameDay } from "#app/domain/drafts/list-same-day.server.ts";
import { dayOf } from "#app/domain/time/typed-day.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";

/** List other public events in a city on given days, for a form in which days are being chosen. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const query = new URL(args.request.url).searchParams;
  const days = query.getAll("day").flatMap((day) => dayOf(day) ?? []);
  const found = listSameDay(ctx, { cityId: query.get("city") ?? "", days, exceptEventId: query.get("event") });
  return Response.json(found, { headers: { "Cache-Control": "private, no-store" } });
}
