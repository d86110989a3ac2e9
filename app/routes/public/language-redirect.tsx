import { homePath } from "#app/domain/paths.ts";
import { languageOf } from "#app/http/context.server.ts";
import { type LoaderFunctionArgs, redirect } from "@remix-run/node";

/** `/` leads to the home page in the reader's language, and says what it decided by. */
export function loader(args: LoaderFunctionArgs) {
  return redirect(homePath(languageOf(args)), { headers: { Vary: "Accept-Language", "Cache-Control": "no-cache" } });
}
