import { NotFound } from "#app/domain/errors.ts";
import { openDataResponse } from "#app/http/open-data-response.server.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";

/** Programs read JSON, also where there is nothing. */
export function loader(args: LoaderFunctionArgs) {
  return openDataResponse(args.context, () => {
    throw new NotFound("open data");
  });
}
