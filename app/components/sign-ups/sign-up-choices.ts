import type { EventView, EventViewDate } from "#app/domain/events/build-event-view.server.ts";
import type { Language } from "#app/domain/languages/language.ts";
import { takesPlace } from "#app/domain/model/date.ts";
import { signUpClosedBy } from "#app/domain/seats/pool-state.ts";

/** Date of an event, or session with a separate sign-up, that a visitor can sign up for. */
export type Choice = {
  /** Value in the form: `<date>` or `<date>/<session>`. */
  value: string;
  participation: "count_me_in" | "sign_up";
  /** Title of a session; null for a date. */
  title: { text: string; language: Language } | null;
  date: EventViewDate;
  times: Pick<EventViewDate, "startsAtLocal" | "endsAtLocal">;
  /** True if a new sign-up would go to the waitlist. */
  isFull: boolean;
  /** Number of seats, taken or free; null if there is no limit. */
  capacity: number | null;
  /** Reason why signing up is not possible; null if it is. */
  closed: ReturnType<typeof signUpClosedBy>;
};

/** List everything that visitors can sign up for in an event, in order; empty for events without sign-up. */
export const choicesOf = (event: EventView): Choice[] =>
  event.dates.flatMap((date) => [
    ...(event.participation === "just_come" ? [] : [ofDate(date, event.participation)]),
    ...date.sessions.flatMap((session) => {
      const { signUp } = session;
      if (!signUp) return [];
      return [
        {
          value: `${date.dateId}/${session.id}`,
          participation: signUp.participation,
          title: { text: session.title, language: session.textLanguage },
          date,
          times: session,
          isFull: signUp.isFull,
          capacity: signUp.capacity,
          closed: signUpClosedBy({ ...date, hasBegun: signUp.hasBegun }),
        },
      ];
    }),
  ]);

const ofDate = (date: EventViewDate, participation: Choice["participation"]): Choice => ({
  value: date.dateId,
  participation,
  title: null,
  date,
  times: date,
  isFull: date.isFull,
  capacity: date.capacity,
  closed: signUpClosedBy(date),
});

/** State of signing up for an event as a whole. */
export type JoinState = "open" | "waiting" | "justCome" | "isClosed" | "isOver" | "isOff";

export function joinStateOf(event: EventView): JoinState {
  const alive = event.dates.filter((date) => takesPlace(date) && date.status !== "held");
  if (alive.length === 0) return event.dates.some((date) => date.status === "held") ? "isOver" : "isOff";
  const choices = choicesOf(event);
  if (choices.length === 0) return "justCome";
  const open = choices.filter((choice) => choice.closed === null);
  if (open.length > 0) return open.every((choice) => choice.isFull) ? "waiting" : "open";
  return choices.some((choice) => choice.closed === "closed") ? "isClosed" : "isOver";
}
