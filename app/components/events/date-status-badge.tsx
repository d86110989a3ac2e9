import type { Attendance } from "#app/domain/model/event.ts";
import type { ShownDateStatus } from "#app/domain/model/date.ts";
import type { LocalDateTime } from "#app/domain/time/zoned-time.ts";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { Icon, type IconName } from "#app/components/ui/icon.tsx";

export type DateMark = { tone: "stop" | "warn" | "plain"; icon: IconName; words: string };

type DatedState = {
  status: ShownDateStatus;
  attendance: Attendance;
  isFull: boolean;
  previousStartsAtLocal: LocalDateTime | null;
};

/** List the unusual states of a date: cancelled, postponed, moved, over, full, online. */
export function dateMarks(date: DatedState, t: TFunction): DateMark[] {
  const { status, attendance, isFull } = date;
  const isScheduled = status === "scheduled";
  const marks: (DateMark | false)[] = [
    status === "cancelled" && { tone: "stop", icon: "cross", words: t("dateStatus.cancelled") },
    status === "postponed" && { tone: "warn", icon: "moved", words: t("dateStatus.postponed") },
    status === "moved_online" && { tone: "warn", icon: "online", words: t("dateStatus.moved_online") },
    status === "held" && { tone: "plain", icon: "check", words: t("dateStatus.held") },
    isScheduled && date.previousStartsAtLocal !== null && { tone: "warn", icon: "moved", words: t("dateStatus.moved") },
    isScheduled && isFull && { tone: "stop", icon: "people", words: t("dateStatus.full") },
    isScheduled &&
      attendance !== "in_person" && { tone: "plain", icon: "online", words: t(`attendance.${attendance}`) },
  ];
  return marks.filter((mark) => mark !== false);
}

export function DateMarks({ marks }: { marks: readonly DateMark[] }) {
  return marks.map((mark) => (
    <span key={mark.words} className={`mark-of-date ${mark.tone}`}>
      <Icon name={mark.icon} />
      {mark.words}
    </span>
  ));
}

/** Show the unusual states of a date on a line of their own; nothing for a date as planned. */
export function DateStatusBadge({ date }: { date: DatedState }) {
  const { t } = useTranslation();
  const marks = dateMarks(date, t);
  if (marks.length === 0) return null;
  return (
    <p className="marks">
      <DateMarks marks={marks} />
    </p>
  );
}
