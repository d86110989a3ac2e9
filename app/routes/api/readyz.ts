import { isReady } from "#app/domain/installation/is-ready.server.ts";
import { listMailTroubles } from "#app/domain/mail/mail-trouble.server.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";

/**
 * Answer whether database, migrations and disk are in order. Refused mail is reported by its cause, but does not make
 * the installation unready: pages are served all the same.
 */
export async function loader({ context }: LoaderFunctionArgs) {
  const ready = await isReady(context.db);
  const troubles = ready ? listMailTroubles(context.db, context.clock()) : [];
  const detail = troubles.map(({ cause, waiting, cameBack }) => `mail refused: ${cause} (${waiting + cameBack})\n`);
  return new Response(`${ready ? "ok" : "not ready"}\n${detail.join("")}`, {
    status: ready ? 200 : 503,
    headers: { "Cache-Control": "no-store" },
  });
}
