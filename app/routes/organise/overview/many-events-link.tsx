import { importPath } from "#app/domain/paths.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

/** From the desk to where whole programmes are brought in: a new document, since that page brings texts of its own. */
export function ManyEventsLink() {
  const { t } = useTranslation("organise");
  return (
    <p>
      <a href={importPath(useLanguage())}>{t("overview.many")}</a>
    </p>
  );
}
