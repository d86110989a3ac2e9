import { listOpenOrganisations } from "#app/domain/open-data/list-open-organisations.server.ts";
import { publicContext } from "#app/http/context.server.ts";
import { openDataResponse } from "#app/http/open-data-response.server.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";

/** Open data: organisations that lead public events. */
export function loader(args: LoaderFunctionArgs) {
  const ctx = publicContext(args);
  return openDataResponse(args.context, () => listOpenOrganisations(ctx));
}
