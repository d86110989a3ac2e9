import { listOpenCities } from "#app/domain/open-data/list-open-cities.server.ts";
import { publicContext } from "#app/http/context.server.ts";
import { openDataResponse } from "#app/http/open-data-response.server.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";

export function loader(args: LoaderFunctionArgs) {
  const ctx = publicContext(args);
  return openDataResponse(args.context, () => listOpenCities(ctx));
}
