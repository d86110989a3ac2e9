import { securityContact } from "#app/domain/instance/get-instance.server.ts";
import { days, plus } from "#app/domain/time/zoned-time.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";

/** Time for which a copy of the file may be trusted, in days: less than the year that RFC 9116 2.5.5 recommends. */
const validDays = 180;
const headers = { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "public, no-cache" };

/** Tell whom to write to about a weakness (RFC 9116); without any contact there is no such file. */
export function loader({ context }: LoaderFunctionArgs) {
  const contact = securityContact(context.db);
  if (!contact) return new Response("Not found\n", { status: 404, headers });
  const expires = new Date(plus(context.clock(), days(validDays)));
  const lines = [
    `Contact: ${contact.href}`,
    `Expires: ${expires.toISOString().slice(0, 10)}T00:00:00Z`,
    `Preferred-Languages: ${[...new Set([context.defaultLanguage, "en"])].join(", ")}`,
    `Canonical: ${context.origin}/.well-known/security.txt`,
  ];
  return new Response(`${lines.join("\n")}\n`, { headers });
}
