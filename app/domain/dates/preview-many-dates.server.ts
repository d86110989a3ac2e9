import { countPagesToNotify } from "#db/queries/sign-ups.server.ts";
import type { Context } from "../context.ts";
import { Conflict, Invalid, NotFound } from "../errors.ts";
import type { DateRequest } from "./change-date.server.ts";
import type { ManyDateAction } from "./date-actions.ts";
import { listManagedDates } from "./list-managed-dates.server.ts";
import { parseStatusNote } from "../forms/status-note.ts";

/**
 * Preview an action on several dates: the effect on each, and the number of attendee pages that would be notified.
 * @throws NotFound for a date that is over or not of the actor's organisations; Conflict when a date has another
 * version than the actor saw; Invalid `note`, `joinUrl` when they are missing
 */
export function previewManyDates(
  ctx: Context,
  input: { action: ManyDateAction; dates: readonly DateRequest[]; note: string; joinUrl: string | null },
) {
  const { action, note, joinUrl } = input;
  const kept = new Map(listManagedDates(ctx, null).dates.map((date) => [date.dateId, date]));
  const dates = input.dates.map(({ dateId, version }) => {
    const date = kept.get(dateId);
    if (!date) throw new NotFound("date");
    if (version !== undefined && version !== date.version) throw new Conflict("dateChanged");
    const { does, ...rest } = date;
    return { ...rest, effect: does.find((possible) => possible.action === action)?.effect ?? ("refused" as const) };
  });
  const changing = dates.filter((date) => date.effect === "changes");
  if (action !== "reinstate") parseStatusNote(note);
  if (action === "move_online" && !joinUrl && changing.some((date) => !date.hasJoinUrl)) {
    throw new Invalid({ joinUrl: { key: "joinUrlNeeded" } });
  }
  const notifiedCount = countPagesToNotify(
    ctx.db,
    changing.map((date) => date.dateId),
  );
  return { action, note, joinUrl: joinUrl ?? "", dates, changing: changing.length, notifiedCount };
}
export type CheckedDates = ReturnType<typeof previewManyDates>;
