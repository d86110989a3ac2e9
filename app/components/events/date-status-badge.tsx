import type { Attendance } from "#app/domain/model/event.ts";
import type { ShownDateStatus } from "#app/domain/model/date.ts";
import { useTranslation } from "react-i18next";
import { Icon, type IconName } from "#app/components/ui/icon.tsx";

type Mark = { tone: "stop" | "warn" | "plain"; icon: IconName; words: string };

/** Show the unusual states of a date: cancelled, postponed, moved, online, over, full. */
export function DateStatusBadge({
  status,
  attendance,
  isFull,
  hasMoved,
}: {
  status: ShownDateStatus;
  attendance: Attendance;
  isFull: boolean;
  hasMoved: boolean;
}) {
  const { t } = useTranslation();
  const marks: (Mark | false)[] = [
    status === "cancelled" && { tone: "stop", icon: "cross", words: t("dateStatus.cancelled") },
    status === "postponed" && { tone: "warn", icon: "moved", words: t("dateStatus.postponed") },
    status === "moved_online" && { tone: "warn", icon: "online", words: t("dateStatus.moved_online") },
    status === "held" && { tone: "plain", icon: "check", words: t("dateStatus.held") },
    status === "scheduled" && hasMoved && { tone: "warn", icon: "moved", words: t("dateStatus.moved") },
    status === "scheduled" && isFull && { tone: "stop", icon: "people", words: t("dateStatus.full") },
    status === "scheduled" &&
      attendance !== "in_person" && { tone: "plain", icon: "online", words: t(`attendance.${attendance}`) },
  ];
  const shown = marks.filter((mark) => mark !== false);
  if (shown.length === 0) return null;
  return (
    <p className="ribbons">
      {shown.map((mark) => (
        <span key={mark.words} className={`ribbon ${mark.tone}`}>
          <Icon name={mark.icon} />
          {mark.words}
        </span>
      ))}
    </p>
  );
}
