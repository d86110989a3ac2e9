import type { Database, Writable } from "#db/client.server.ts";
import { type FoundEvent, updateDate } from "#db/queries/events.server.ts";
import type { Context } from "../context.ts";
import { recordChange } from "../changes/record-change.server.ts";
import { Conflict } from "../errors.ts";
import { requireOwnDate, type FoundDate } from "../event-access/require-own-event.server.ts";
import { type DateAction, isAlreadyDone, dateVersion, dateActionRefusal } from "./date-actions.ts";

/** Id of a date, and its version (`dateVersion`) as the actor saw it; without a version, any state is accepted. */
export type DateRequest = { dateId: string; version?: string };
type Own = { date: FoundDate; event: FoundEvent };

/**
 * Return a date of the actor's event on which an action is possible; null when the action is done already.
 * @throws NotFound for an actor who may not edit the event; Conflict when the action is not possible, or the date has
 * another version than the actor saw
 */
export function requireChangeableDate(tx: Database, ctx: Context, input: DateRequest, action: DateAction) {
  const own = requireOwnDate(tx, ctx, input.dateId);
  if (own.event.review === "approved" && isAlreadyDone(action, own.date)) return null;
  if (input.version !== undefined && input.version !== dateVersion(own.date)) throw new Conflict("dateChanged");
  const refusal = dateActionRefusal(action, own.date, own.event, ctx.now);
  if (refusal) throw new Conflict(refusal);
  return own;
}

type Values = Omit<Parameters<typeof updateDate>[2], "sequence" | "revisedAt">;

/**
 * Change the status or the time of a date in the caller's transaction; `recordChange` handles the consequences.
 * @param change `values`: new values by column; `writeMore`: writes what belongs to the same change, such as the
 * sessions
 */
export function changeDate(
  tx: Database,
  ctx: Context,
  { date, event }: Own,
  change: { action: DateAction | "undo"; values: Values; writeMore?: (tx: Writable) => void },
): void {
  const { action, values, writeMore } = change;
  const newState = values.status ?? date.status;
  recordChange(tx, ctx, changeOfDate({ date, event }, action, { newState, fields: ["dates"] }), (writable) => {
    updateDate(writable, date.id, { ...values, statusChangedAt: ctx.now, revisedAt: ctx.now });
    writeMore?.(writable);
  });
}

/** Change the capacity of a date, or close or reopen its sign-up. Calendars show neither, so the SEQUENCE stays. */
export function changeSignUp(
  tx: Database,
  ctx: Context,
  own: Own,
  { action, values }: { action: DateAction; values: Pick<Values, "capacity" | "signUpClosed"> },
): void {
  const told = { newState: own.date.status, fields: Object.keys(values) };
  recordChange(tx, ctx, changeOfDate(own, action, told), (writable) =>
    updateDate(writable, own.date.id, { ...values, revisedAt: ctx.now }),
  );
}

/** Describe a change of a date for `recordChange`. An undo by a coordinator needs no review. */
const changeOfDate = (
  { date, event }: Own,
  action: DateAction | "undo",
  told: { newState: string; fields: readonly string[] },
) => ({
  event,
  audit: [{ action: `date.${action.replaceAll("_", "-")}`, oldState: date.status, ...told }],
  urgent: action === "undo" ? null : action,
});
