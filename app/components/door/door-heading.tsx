import { peoplePath } from "#app/domain/door/door-addresses.ts";
import type { DoorList } from "#app/domain/door/get-door-list.server.ts";
import { useTranslation } from "react-i18next";
import { When } from "../events/when.tsx";
import { useLanguage } from "../shell/reader.tsx";
import { UserText } from "../ui/user-text.tsx";

/** What stands above everything about one date's door. */
export function DoorHeading({ list, title }: { list: DoorList; title: string }) {
  const { t } = useTranslation("door");
  return (
    <>
      <p className="no-print">
        <a href={peoplePath(useLanguage(), list.eventId)}>{t("list.back")}</a>
      </p>
      <h1>{title}</h1>
      <p className="lead">
        <UserText text={list.title} language={list.textLanguage} />
      </p>
      <p>
        <When date={list.when} />
      </p>
    </>
  );
}
