import { homePath } from "#app/domain/paths.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "./reader-context.tsx";

/** The head of pages that are in no language's address: the name of the site, and the way home. */
export function PlainHeader() {
  const { t } = useTranslation();
  return (
    <header className="site">
      <div className="bar">
        <a className="brand" href={homePath(useLanguage())}>
          <span className="mark" aria-hidden="true" />
          {t("site.name")}
        </a>
      </div>
      <div className="weave" aria-hidden="true" />
    </header>
  );
}
