import { getOpenEvent } from "#app/domain/open-data/get-open-event.server.ts";
import { publicContext } from "#app/http/context.server.ts";
import { openDataResponse } from "#app/http/open-data-response.server.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";

export function loader(args: LoaderFunctionArgs) {
  const ctx = publicContext(args);
  return openDataResponse(args.context, () => getOpenEvent(ctx, args.params["slug"] ?? ""));
}
