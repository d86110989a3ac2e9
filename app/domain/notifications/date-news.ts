import type { Attendance } from "../model/event.ts";
import { type DateStatus, takesPlace } from "../model/date.ts";

/** State of a date as an attendee knows it. The place is a hash only, by which a change is noticed. */
export type KnownState = {
  status: DateStatus;
  startsAtLocal: string;
  endsAtLocal: string;
  placeMark: string;
  /** Absent in mails that an older release has queued. */
  attendance?: Attendance | undefined;
  /** Present only where the instant matters beside the wall clock: for attendees who join online from another zone. */
  startsAtUtc?: number | undefined;
};

/** News about a date. `current`: the reader's last known state is uncertain, so the mail states the present one. */
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
 * Return the net news for an attendee, however many changes lie between; empty when the state is what they know
 * (product 7).
 * @param told state the attendee knows; null when a mail may or may not have reached them
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
    // The former place does not matter to attendees who join online.
    !isOnline(now) && told.placeMark !== now.placeMark && "place",
  ];
  return news.filter((update) => update !== false);
}

/** True when attendees can only join online. @param unknown attendance to assume where none is stored */
const isOnline = ({ status, attendance }: KnownState, unknown?: Attendance): boolean =>
  status === "moved_online" || (attendance ?? unknown) === "online";
