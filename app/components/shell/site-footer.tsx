import { emptyFilter } from "#app/domain/model/programme-filter.ts";
import {
  aboutPath,
  accessibilityPath,
  helpPath,
  organisePath,
  subscribePath,
  whatWeKeepPath,
} from "#app/domain/paths.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "./reader-context.tsx";

export function SiteFooter({ isDemo }: { isDemo: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <footer className="site">
      <div className="bar">
        <p>{t("site.tagline")}</p>
        <nav aria-label={t("footer.label")}>
          <ul className="menu">
            <li>
              <a href={subscribePath(language, emptyFilter)}>{t("nav.subscribe")}</a>
            </li>
            <li>
              <a href={organisePath(language)}>{t("nav.organise")}</a>
            </li>
            <li>
              <a href={helpPath(language)}>{t("footer.help")}</a>
            </li>
            <li>
              <a href={aboutPath(language)}>{t("footer.about")}</a>
            </li>
            <li>
              <a href={whatWeKeepPath(language)}>{t("footer.whatWeKeep")}</a>
            </li>
            <li>
              <a href={accessibilityPath(language)}>{t("footer.accessibility")}</a>
            </li>
            {isDemo && (
              <li>
                <a href="/dev/mail">{t("demo.mail")}</a>
              </li>
            )}
          </ul>
        </nav>
        <p className="soft">{t("footer.credits")}</p>
      </div>
    </footer>
  );
}
