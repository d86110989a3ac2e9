import { importPath } from "#app/domain/paths.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

/** Link to the import of many events. A plain link loads a new document, since that page needs other texts. */
export function ManyEventsLink() {
  const { t } = useTranslation("organise");
  return (
    <p>
      <a href={importPath(useLanguage())}>{t("overview.many")}</a>
    </p>
  );
}
