import type { Context } from "../context.ts";
import { Invalid, NotFound } from "../errors.ts";
import { addDate } from "./add-date.server.ts";
import { cancelDate } from "./cancel-date.server.ts";
import { closeSignUp } from "./close-sign-up.server.ts";
import type { DateActionForm } from "./date-actions-form.ts";
import { dateInputOf } from "./date-form.ts";
import type { DateInput } from "../forms/event-input.ts";
import { moveDateOnline } from "./move-date-online.server.ts";
import { postponeDate } from "./postpone-date.server.ts";
import { reinstateDate } from "./reinstate-date.server.ts";
import { reopenSignUp } from "./reopen-sign-up.server.ts";
import { requireOwnDate } from "../event-access/require-own-event.server.ts";
import { rescheduleDate } from "./reschedule-date.server.ts";
import { setCapacity } from "./set-capacity.server.ts";

type Typed = DateActionForm & { eventId: string };

const verbs: Readonly<Record<DateActionForm["intent"], (ctx: Context, typed: Typed) => unknown>> = {
  cancel: cancelDate,
  postpone: postponeDate,
  move_online: moveDateOnline,
  reinstate: reinstateDate,
  reschedule: (ctx, typed) => rescheduleDate(ctx, { ...typed, ...typedDate(typed) }),
  set_capacity: setCapacity,
  close_sign_up: closeSignUp,
  reopen_sign_up: reopenSignUp,
  add: (ctx, typed) => addDate(ctx, { eventId: typed.eventId, ...typedDate(typed) }),
};

/**
 * Run the action chosen on the page of an event's dates.
 * @throws the errors of the function for the action; NotFound for a date of another event
 */
export function runDateAction(ctx: Context, typed: Typed): void {
  if (typed.intent !== "add") {
    const { date } = requireOwnDate(ctx.db, ctx, typed.dateId);
    if (date.eventId !== typed.eventId) throw new NotFound("date");
  }
  verbs[typed.intent](ctx, typed);
}

function typedDate({ dates: [date] }: Typed): DateInput {
  if (!date) throw new Invalid({ "dates[0].day": { key: "required" } });
  return dateInputOf(date);
}
