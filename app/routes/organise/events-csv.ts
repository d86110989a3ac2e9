import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { writeEventTable } from "#app/domain/imports/write-event-table.server.ts";
import { writeEventTemplate } from "#app/domain/imports/write-event-template.server.ts";
import { tableResponse } from "#app/http/table-response.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";

/**
 * Download the organiser's events as a table that can be imported again; with `?template=1` an empty one with an
 * example.
 */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  if (!new URL(args.request.url).searchParams.has("template")) return tableResponse(writeEventTable(ctx), "events.csv");
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
