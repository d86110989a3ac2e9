export const commentSubjects = ["event", "organisation"] as const;
export type CommentSubject = (typeof commentSubjects)[number];

export const commentSides = ["organiser", "coordinator"] as const;
export type CommentSide = (typeof commentSides)[number];

/** Maximum length of a comment, in characters. `maxCommentsPerDay` counts the comments of one side on one subject. */
export const maxCommentLength = 2_000;
export const maxCommentsPerDay = 20;
