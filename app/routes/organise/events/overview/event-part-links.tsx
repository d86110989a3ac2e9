import { coHostsPath, schedulePath, translationsPath } from "#app/domain/paths.ts";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

export function EventPartLinks({ eventId }: { eventId: string }) {
  const { t } = useTranslation(["sessions", "translations", "coHosts"]);
  const language = useLanguage();
  return (
    <>
      <Link className="button quiet" to={schedulePath(language, eventId)}>
        {t("schedule.title")}
      </Link>
      <Link className="button quiet" to={translationsPath(language, eventId)}>
        {t("translations:texts.title")}
      </Link>
      <Link className="button quiet" to={coHostsPath(language, eventId)}>
        {t("coHosts:partners.title")}
      </Link>
    </>
  );
}
