/**
 * Choices for what attendees of a hidden event are told: nothing, that it does not take place, or a text of the actor.
 */
export const hiddenNotices = ["nothing", "off", "words"] as const;
export type HiddenNotice = (typeof hiddenNotices)[number];
