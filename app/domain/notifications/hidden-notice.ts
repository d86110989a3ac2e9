/** What people who hold a seat are told of something hidden: nothing, that it is off, or what the person writes. */
export const hiddenNotices = ["nothing", "off", "words"] as const;
export type HiddenNotice = (typeof hiddenNotices)[number];
