/** Where an event stands with its reviewers. Life (what happens to a date) is a separate axis: `lifeStates`. */
export const reviewStates = ["draft", "submitted", "changes_requested", "approved", "refused", "hidden"] as const;
export type ReviewState = (typeof reviewStates)[number];

/** What became of one date. `held` is never stored: a date that ended and was neither cancelled nor postponed was held. */
export const lifeStates = ["scheduled", "postponed", "moved_online", "cancelled"] as const;
export type LifeState = (typeof lifeStates)[number];

export const attendances = ["in_person", "online", "hybrid"] as const;
export type Attendance = (typeof attendances)[number];

/** How people take part: nothing recorded; party size only; nickname, needs, optional e-mail. */
export const doors = ["just_come", "count_me_in", "sign_up"] as const;
export type Door = (typeof doors)[number];

/** Where organising together stands: asked by the lead, asked for by the other side, agreed, or not wanted. */
export const coOrganiserStates = ["invited", "requested", "accepted", "declined"] as const;
export type CoOrganiserState = (typeof coOrganiserStates)[number];
/** Organisations one event may be organised with, the invited ones included. */
export const mostCoOrganisers = 30;

export const textStates = ["original", "translated", "outdated"] as const;

export const inclusionAnswers = ["yes", "no", "on_request"] as const;
export type InclusionAnswer = (typeof inclusionAnswers)[number];

export const languageUses = ["spoken", "interpreted", "signed"] as const;
export type LanguageUse = (typeof languageUses)[number];

/** Most characters each text may have. */
export const textLimits = { title: 140, summary: 200, description: 10_000, venueName: 200, line: 300 } as const;
/** People one sign-up may bring unless the organiser says otherwise. */
export const defaultPartySize = 6;
/** Hours before the start from which holders of a seat see the exact place of an `area` event. */
export const defaultRevealHours = 48;
export const mostRevealHours = 336;
export const largestPartyLimit = 100;
export const largestCapacity = 100_000;
/** Dates one event may have. */
export const mostDates = 60;

/** Whether one can join a date on line: not every date of an event that has a link. */
export const isJoinable = (date: { attendance: Attendance; status: LifeState }): boolean =>
  date.attendance !== "in_person" || date.status === "moved_online";

/** Neither called off nor put off. */
export const takesPlace = ({ status }: { status: LifeState }): boolean =>
  status !== "cancelled" && status !== "postponed";

/** What a page says of a date: its stored life, plus what time makes of it. */
export type ShownLife = LifeState | "held";
export function lifeAt(date: { status: LifeState; endsAtUtc: number }, now: number): ShownLife {
  return takesPlace(date) && date.endsAtUtc <= now ? "held" : date.status;
}

/** Nothing about it is unusual: it takes place as it was said, or did. */
export const isAsPlanned = (life: ShownLife): life is "scheduled" | "held" => life === "scheduled" || life === "held";

/** What an event is as a whole, from what its dates are: it stands as long as one of them does. */
export function lifeOfAll(dates: readonly ShownLife[]): ShownLife {
  const order = ["scheduled", "moved_online", "postponed", "held"] as const;
  return order.find((life) => dates.includes(life)) ?? "cancelled";
}

/** What a list has to say of a date: nothing of one that stands as announced, or is over. */
export const isUnusual = (life: ShownLife): boolean => life !== "scheduled" && life !== "held";
