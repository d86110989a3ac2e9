/** Choices for what attendees of something hidden are told: nothing, that it is off, or a text of the actor. */
export const hiddenNotices = ["nothing", "off", "words"] as const;
export type HiddenNotice = (typeof hiddenNotices)[number];
