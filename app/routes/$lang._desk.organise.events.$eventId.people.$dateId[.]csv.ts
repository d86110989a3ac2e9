import { requirePerson } from "#app/auth/require-person.server.ts";
import { writeDoorTable } from "#app/domain/door/write-door-table.server.ts";
import { tableResponse } from "#app/http/table-response.server.ts";
import { orPlainRefusal } from "#app/http/to-response.server.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";

/** The door list of a date as a table: no addresses in it. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requirePerson(args);
  const { eventId = "", dateId = "" } = args.params;
  return orPlainRefusal(() => tableResponse(writeDoorTable(ctx, { eventId, dateId }), "door-list.csv"));
}
