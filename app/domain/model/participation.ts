/** How people take part: nothing recorded; party size only; nickname, needs, optional e-mail. */
export const participationModes = ["just_come", "count_me_in", "sign_up"] as const;

export type ParticipationMode = (typeof participationModes)[number];

/** People one sign-up may bring unless the organiser says otherwise. */
export const defaultPartySize = 6;

export const maxPartyLimit = 100;

export const maxCapacity = 100_000;
