/**
 * Participation modes, by the data they record: none; party size only; nickname, needs and an optional e-mail address.
 */
export const participationModes = ["just_come", "count_me_in", "sign_up"] as const;

export type ParticipationMode = (typeof participationModes)[number];

/** Maximum party size of one sign-up, unless the organiser sets another. */
export const defaultPartySize = 6;

export const maxPartyLimit = 100;

export const maxCapacity = 100_000;
