import { weekName } from "#app/domain/instance/get-instance.server.ts";
import { describeApi } from "#app/domain/open-data/describe-api.ts";
import { openDataResponse } from "#app/http/open-data-response.server.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";

/** Description of the open data (OpenAPI 3.1). */
export function loader(args: LoaderFunctionArgs) {
  return openDataResponse(args.context, () => describeApi(args.context.origin, weekName(args.context.db, "en")));
}
