import { writeTransaction } from "#db/client.server.ts";
import type { Context } from "../context.ts";
import { cancelDate } from "./cancel-date.server.ts";
import type { DateRequest } from "./change-date.server.ts";
import type { ManyDateAction } from "./date-actions.ts";
import { moveDateOnline } from "./move-date-online.server.ts";
import { postponeDate } from "./postpone-date.server.ts";
import { reinstateDate } from "./reinstate-date.server.ts";

type OneChange = DateRequest & { note: string; joinUrl: string | null };

const verbs: Readonly<Record<ManyDateAction, (ctx: Context, input: OneChange) => void>> = {
  cancel: cancelDate,
  postpone: postponeDate,
  move_online: moveDateOnline,
  reinstate: reinstateDate,
};

/**
 * Apply one action to several dates, also of several events: to all of them or to none (a storm cancels a day).
 * @throws the errors of the function for one date; nothing is changed then
 */
export function changeManyDates(
  ctx: Context,
  input: { action: ManyDateAction; dates: readonly DateRequest[]; note: string; joinUrl: string | null },
): void {
  const { action, dates, note, joinUrl } = input;
  writeTransaction(ctx.db, (tx) => {
    for (const date of dates) verbs[action]({ ...ctx, db: tx }, { ...date, note, joinUrl });
  });
}
