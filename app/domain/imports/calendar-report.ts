import type { LocalDate, LocalDateTime } from "../time/zoned-time.ts";

/** What an organiser should look at in a draft that came from a calendar. */
export type CalendarNote = "checkTime" | "noTime" | "datesCut" | "textCut";
/** Why an event of a calendar became no draft. */
export type LeftOutReason = "cancelled" | "outside" | "alreadyHere" | "unreadable" | "rule";

/** What became of a calendar's events. */
export type CalendarReport = {
  drafts: readonly {
    eventId: string;
    title: string;
    first: LocalDate | LocalDateTime;
    dates: number;
    outcome: "created" | "updated";
    notes: readonly CalendarNote[];
  }[];
  leftOut: readonly { title: string; first: LocalDate | LocalDateTime | null; reason: LeftOutReason }[];
};
