import type { LocalDate, LocalDateTime } from "../time/zoned-time.ts";

/** Reason for an organiser to check a draft that came from a calendar. */
export type CalendarNote = "checkTime" | "noTime" | "datesCut" | "textCut";
export type LeftOutReason = "cancelled" | "outside" | "alreadyHere" | "unreadable" | "rule";

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
