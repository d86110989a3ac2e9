export const messageSubjects = ["event", "organisation"] as const;
export type MessageSubject = (typeof messageSubjects)[number];

export const messageSides = ["organiser", "coordinator"] as const;
export type MessageSide = (typeof messageSides)[number];

/** Most characters of one message; and so many may one side write in a day about one thing. */
export const messageLimit = 2_000;
export const messagesPerDay = 20;
