import { isReady } from "#app/domain/installation/is-ready.server.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";

/** Database, migrations and disk are as they should be. */
export function loader({ context }: LoaderFunctionArgs) {
  const ready = isReady(context.db);
  return new Response(ready ? "ok\n" : "not ready\n", {
    status: ready ? 200 : 503,
    headers: { "Cache-Control": "no-store" },
  });
}
