import { requireCoordinator } from "#app/auth/require-account.server.ts";
import { readAuditFilter } from "#app/domain/audit/audit-filter.ts";
import { writeAuditTable } from "#app/domain/audit/list-audit.server.ts";
import { tableResponse } from "#app/http/table-response.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const filter = readAuditFilter(new URL(args.request.url).searchParams);
  return tableResponse(
    orRefuse(() => writeAuditTable(ctx, filter)),
    "audit.csv",
  );
}
