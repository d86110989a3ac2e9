import { writeTable } from "../imports/write-table.server.ts";
import type { Context } from "../context.ts";
import { getDoorList } from "./get-door-list.server.ts";

const columns = ["code", "nickname", "people", "needs", "session", "state", "came"] as const;

/** The door list as a table. @throws NotFound as `getDoorList` does */
export function writeDoorTable(ctx: Context, input: { eventId: string; dateId: string }): string {
  const rows = getDoorList(ctx, input).people.map((one) => [
    one.doorCode,
    one.nickname ?? "",
    String(one.partySize),
    one.needs.join(" "),
    one.session?.text ?? "",
    one.state,
    one.cameAt ?? "",
  ]);
  return writeTable(columns, rows);
}
