import { attendeesPath } from "#app/domain/organise-paths.ts";
import type { DoorList } from "#app/domain/check-in/get-door-list.server.ts";
import { useTranslation } from "react-i18next";
import { When } from "#app/components/events/date-time.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";

export function DoorListHeading({ list, title }: { list: Omit<DoorList, "attendees">; title: string }) {
  const { t } = useTranslation("checkIn");
  return (
    <>
      <p className="no-print">
        <a href={attendeesPath(useLanguage(), list.eventId)}>{t("list.back")}</a>
      </p>
      <h1>{title}</h1>
      <p className="lead">
        <UserText text={list.title} language={list.textLanguage} />
      </p>
      <p>
        <When date={list.when} />
        {list.place.map((part) => (
          <span key={part} className="block">
            <bdi>{part}</bdi>
          </span>
        ))}
      </p>
    </>
  );
}
