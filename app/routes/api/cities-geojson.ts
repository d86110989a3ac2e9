import { mapOpenCities } from "#app/domain/open-data/list-open-cities.server.ts";
import { publicContext } from "#app/http/context.server.ts";
import { openDataResponse } from "#app/http/open-data-response.server.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";

/** Cities with events as GeoJSON (RFC 7946). */
export function loader(args: LoaderFunctionArgs) {
  const ctx = publicContext(args);
  return openDataResponse(args.context, () => mapOpenCities(ctx), "application/geo+json");
}
