import type { Attendance } from "#app/domain/model/event.ts";
import type { EventView } from "#app/domain/events/build-event-view.server.ts";
import type { VisiblePlace } from "#app/domain/model/place.ts";
import { momentText } from "#app/domain/time/when-text.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { useTranslation } from "react-i18next";

/** Say what is unusual about the only date of an event. */
export function DateNotices({ event }: { event: EventView }) {
  const { t } = useTranslation(["common", "event"]);
  const language = useLanguage();
  const [only] = event.dates;
  if (event.dates.length !== 1 || !only) return null;
  const note = only.statusNote && t("event:note", { note: only.statusNote });
  if (only.status === "cancelled" || only.status === "postponed") {
    return (
      <Notice tone={only.status === "cancelled" ? "stop" : "warn"} title={t(`dateStatus.${only.status}`)}>
        {note && <p>{note}</p>}
      </Notice>
    );
  }
  if (only.status === "moved_online") {
    return (
      <Notice tone="warn" title={t("dateStatus.moved_online")}>
        {note && <p>{note}</p>}
      </Notice>
    );
  }
  if (only.status === "held") return <Notice tone="plain" title={t("dateStatus.held")} />;
  if (only.previousStartsAtLocal === null) return null;
  const before = only.previousStartsAtLocal;
  return (
    <Notice
      tone="warn"
      title={t("event:moved", {
        when: momentText(before, language, event.countryCode),
      })}
    />
  );
}

/** Warn organisers and coordinators of missing details, while they can be added. */
export function MissingNotices({ event }: { event: EventView }) {
  const { t } = useTranslation("event");
  return missingDetails(event).map((fact) => <Notice key={fact} tone="warn" title={t(`missing.${fact}`)} />);
}

/** List details that the public will look for and not find. They may still be undecided, so they are not faults. */
function missingDetails(event: { attendance: Attendance; place: VisiblePlace; joinUrl: string | null }) {
  const { level, venueName, streetAddress, district } = event.place;
  const isNamed = district !== undefined || (level === "public" && (venueName ?? streetAddress) !== undefined);
  const hasPlace = level === "by_partner" || isNamed;
  return [
    ...(event.attendance !== "online" && !hasPlace ? (["place"] as const) : []),
    ...(event.attendance !== "in_person" && event.joinUrl === null ? (["link"] as const) : []),
  ];
}
