import { homePath, inLanguage, programmePagePath, subscribePagePath } from "#app/domain/paths.ts";
import { useWeekName } from "./use-instance.ts";
import { organisePath } from "#app/domain/organise-paths.ts";
import { endonyms, languages } from "#app/domain/languages/language.ts";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../ui/icon.tsx";
import { useLanguage } from "./reader-context.tsx";

/** Show name, menu and languages, the same on every page; `aside` takes elements of the workspaces (sign out). */
export function SiteHeader({ path, search = "", aside }: { path: string; search?: string; aside?: ReactNode }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const week = useWeekName();
  // On narrow screens the footer alone has the last two.
  const items = [
    { href: programmePagePath(language), label: t("nav.programme"), isWide: false },
    { href: subscribePagePath(language), label: t("nav.subscribe"), isWide: true },
    { href: organisePath(language), label: t("nav.organise"), isWide: true },
  ];
  return (
    <header className="site">
      <div className="bar">
        <a className="brand" href={homePath(language)}>
          <img className="mark" src="/icon.svg" width={32} height={32} alt="" />
          {week}
        </a>
        <nav aria-label={t("nav.label")}>
          <ul className="menu">
            {items.map((item) => (
              <li key={item.href} className={item.isWide ? "wide" : undefined}>
                <a href={item.href} aria-current={path.startsWith(item.href) ? "page" : undefined}>
                  {item.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <nav aria-label={t("nav.languages")}>
          <details className="language-menu">
            <summary>
              <Icon name="interculturality" />
              <span className="hidden">{t("nav.languages")} </span>
              {endonyms[language]}
            </summary>
            <ul className="languages">
              {languages.map((version) => (
                <li key={version}>
                  <a
                    href={`${inLanguage(path, version)}${search}`}
                    lang={version}
                    hrefLang={version}
                    aria-current={version === language ? "true" : undefined}
                  >
                    {endonyms[version]}
                  </a>
                </li>
              ))}
            </ul>
          </details>
        </nav>
        {aside}
      </div>
      <div className="weave" aria-hidden="true" />
    </header>
  );
}
