import { aboutPath, accessibilityPath, helpPath, subscribePagePath, whatWeKeepPath } from "#app/domain/paths.ts";
import { useInstance } from "./use-instance.ts";
import { organisePath } from "#app/domain/organise-paths.ts";
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
              <a href={subscribePagePath(language)}>{t("nav.subscribe")}</a>
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
        <InstanceLine />
        <p className="soft">{t("footer.credits")}</p>
      </div>
    </footer>
  );
}

/** Say who runs the site, as far as the secretariat has said it. */
function InstanceLine() {
  const { t } = useTranslation();
  const language = useLanguage();
  const instance = useInstance();
  if (!instance) return null;
  const { network, operator, contact, hasLegalNotice } = instance;
  const names = [network, operator].filter((name) => name !== null);
  if (names.length === 0 && !contact && !hasLegalNotice) return null;
  return (
    <ul className="menu">
      {names.map((name) => (
        <li key={name.text}>
          <bdi lang={name.language}>{name.text}</bdi>
        </li>
      ))}
      {contact && (
        <li>
          <a href={contact.href}>
            <bdi dir="ltr">{contact.text}</bdi>
          </a>
        </li>
      )}
      {hasLegalNotice && (
        <li>
          <a href={`${aboutPath(language)}#legal`}>{t("footer.legal")}</a>
        </li>
      )}
    </ul>
  );
}
