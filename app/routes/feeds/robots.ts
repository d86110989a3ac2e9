import { isFictitious } from "#app/domain/editions/is-fictitious.server.ts";
import { publicContext } from "#app/http/context.server.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";

/**
 * Rules for robots. Calendars stay allowed: Google does not load feeds that robots may not read (standards HTTP-08).
 */
export function loader(args: LoaderFunctionArgs) {
  const closed =
    args.context.isDemo || isFictitious(publicContext(args))
      ? ["Disallow: /", "Allow: /calendar/", "Allow: /feed/", "Allow: /events/"]
      : ["Disallow: /*/my/", "Disallow: /*/confirm/"];
  return new Response(`${["User-agent: *", ...closed, `Sitemap: ${args.context.origin}/sitemap.xml`].join("\n")}\n`, {
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "public, no-cache" },
  });
}
