import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { writeEventTable } from "#app/domain/imports/write-event-table.server.ts";
import { writeEventTemplate } from "#app/domain/imports/write-event-template.server.ts";
import { tableResponse } from "#app/http/table-response.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { chosenLines } from "#app/domain/own-events/chosen-lines.server.ts";
import type { Context } from "#app/domain/context.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";

/**
 * Download the organiser's events, or the chosen ones, as a table that can be imported again; with `?template=1` an
 * empty one with an example.
 */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const query = new URL(args.request.url).searchParams;
  if (!query.has("template")) return tableResponse(writeEventTable(ctx, chosenIds(ctx, query)), "events.csv");
  const t = textsOf(ctx.language, "imports");
  const example = {
    title: t("example.title"),
    summary: t("example.summary"),
    description: t("example.description"),
    venue: t("example.venue"),
    address: t("example.address"),
  };
  return tableResponse(writeEventTemplate(ctx, example), "events-template.csv");
}

/** Return the ids of the chosen events; null when the address chooses none. */
const chosenIds = (ctx: Context, query: URLSearchParams): string[] | null =>
  query.has("e") || query.has("all") ? chosenLines(ctx, query).map(({ eventId }) => eventId) : null;
