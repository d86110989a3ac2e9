import { NotFound } from "#app/domain/errors.ts";
import { openDataResponse } from "#app/http/open-data-response.server.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";

/** Answer unknown addresses of the open data with JSON. */
export function loader(args: LoaderFunctionArgs) {
  return openDataResponse(args.context, () => {
    throw new NotFound("open data");
  });
}
