import { organiseEventPath } from "#app/domain/organise-paths.ts";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "./reader-context.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";

export function WorkspaceHeading({
  event,
  title,
}: {
  event: { eventId: string; title: string; textLanguage: string };
  title: string;
}) {
  const { t } = useTranslation("coHosts");
  const language = useLanguage();
  return (
    <>
      <p>
        <Link to={organiseEventPath(language, event.eventId)}>{t("back")}</Link>
      </p>
      <h1>{title}</h1>
      <p className="lead">
        <UserText text={event.title} language={event.textLanguage} />
      </p>
    </>
  );
}
