import type { LoaderFunctionArgs } from "@remix-run/node";

/** Calendars stay open: Google refuses feeds that robots may not read (standards HTTP-08). */
export function loader({ context }: LoaderFunctionArgs) {
  const closed = context.isDemo
    ? ["Disallow: /", "Allow: /calendar/", "Allow: /events/"]
    : ["Disallow: /*/my/", "Disallow: /*/confirm/"];
  return new Response(`${["User-agent: *", ...closed].join("\n")}\n`, {
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "public, no-cache" },
  });
}
