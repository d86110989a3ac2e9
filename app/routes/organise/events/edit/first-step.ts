import { organiseEventPath } from "#app/domain/organise-paths.ts";
import { languageOf } from "#app/http/context.server.ts";
import { type LoaderFunctionArgs, redirect } from "@remix-run/node";

export function loader(args: LoaderFunctionArgs) {
  throw redirect(`${organiseEventPath(languageOf(args), args.params["eventId"] ?? "")}/edit/what`);
}
