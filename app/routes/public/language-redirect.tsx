import { homePath } from "#app/domain/paths.ts";
import { languageOf } from "#app/http/context.server.ts";
import { type LoaderFunctionArgs, redirect } from "@remix-run/node";

/** Redirect `/` to the home page in the browser's preferred language; `Vary` names the header that decides. */
export function loader(args: LoaderFunctionArgs) {
  return redirect(homePath(languageOf(args)), { headers: { Vary: "Accept-Language", "Cache-Control": "no-cache" } });
}
