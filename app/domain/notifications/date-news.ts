import type { Attendance } from "../model/event.ts";
import { type DateStatus, takesPlace } from "../model/date.ts";

/** What people who hold a seat know of a date. The place only as a mark by which a change is seen. */
export type KnownState = {
  status: DateStatus;
  startsAtLocal: string;
  endsAtLocal: string;
  placeMark: string;
  /** Not known of mails that an older release wrote. */
  attendance?: Attendance | undefined;
  /** Only where the instant matters beside the wall clock: to who joins on line from another zone. */
  startsAtUtc?: number | undefined;
};

/** `current`: it is not sure what they know, so they hear how it stands. */
export type DateNews =
  | "cancelled"
  | "postponed"
  | "reinstated"
  | "online"
  | "onSite"
  | "moved"
  | "offset"
  | "place"
  | "current";

/**
 * What is new to somebody, however many steps led there; nothing when it is again what they know (product 7).
 * @param told null when a mail may or may not have reached them
 */
export function dateNewsOf(told: KnownState | null, now: KnownState): DateNews[] {
  const { status } = now;
  if (status === "cancelled" || status === "postponed") return told?.status === status ? [] : [status];
  if (!told) return ["current"];
  const isMoved = told.startsAtLocal !== now.startsAtLocal || told.endsAtLocal !== now.endsAtLocal;
  const news: (DateNews | false)[] = [
    !takesPlace(told) && "reinstated",
    isOnline(now) && !isOnline(told, now.attendance) && "online",
    !isOnline(now) && isOnline(told, now.attendance) && "onSite",
    isMoved && "moved",
    !isMoved && told.startsAtUtc !== undefined && told.startsAtUtc !== now.startsAtUtc && "offset",
    // Whoever joins on line need not know where it would have been.
    !isOnline(now) && told.placeMark !== now.placeMark && "place",
  ];
  return news.filter((update) => update !== false);
}

/** Whether nobody can come to a place. @param unknown what stands for the attendance that nobody wrote down */
const isOnline = ({ status, attendance }: KnownState, unknown?: Attendance): boolean =>
  status === "moved_online" || (attendance ?? unknown) === "online";
