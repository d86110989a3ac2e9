export const commentSubjects = ["event", "organisation"] as const;
export type CommentSubject = (typeof commentSubjects)[number];

export const commentSides = ["organiser", "coordinator"] as const;
export type CommentSide = (typeof commentSides)[number];

/** Most characters of one message; and so many may one side write in a day about one thing. */
export const maxCommentLength = 2_000;
export const maxCommentsPerDay = 20;
