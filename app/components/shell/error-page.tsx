import { homePath } from "#app/domain/paths.ts";
import { isRouteErrorResponse, useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useRequestNote } from "./request-context.ts";
import { useLanguage } from "./reader-context.tsx";
import { SiteFooter } from "./site-footer.tsx";
import { SiteHeader } from "./site-header.tsx";

/** Statuses with specific texts. */
const known = /^(?:40[01349]|41[013]|50[37])$/;

/** Return the key of an error page's texts: the status, or for other statuses a general 400 or 500. */
function errorKey(error: unknown): string {
  const status = isRouteErrorResponse(error) ? `${error.status}` : "500";
  return known.test(status) ? status : status < "5" ? "400" : "500";
}

export function ErrorTitle({ error }: { error: unknown }) {
  const { t } = useTranslation("errorPages");
  return <title>{t(`page.${errorKey(error)}.title` as "page.404.title")}</title>;
}

/** Show what happened and what to do, without technical messages. */
export function ErrorPage({ error, isDemo }: { error: unknown; isDemo: boolean }) {
  const { t } = useTranslation("errorPages");
  const { pathname } = useLocation();
  const language = useLanguage();
  const key = errorKey(error);
  const note = useRequestNote();
  return (
    <>
      {/* The address of a hidden event contains its title, so the language links must not repeat it. */}
      <SiteHeader path={key === "410" ? homePath(language) : pathname} />
      <main id="content" className="narrow">
        <img className="mark is-large" src="/icon.svg" width={96} height={96} alt="" />
        <h1>{t(`page.${key}.title` as "page.404.title")}</h1>
        <p className="lead">{t(`page.${key}.text` as "page.404.text")}</p>
        <p>
          <a className="button" href={homePath(language)}>
            {t("page.home")}
          </a>
        </p>
        {note}
      </main>
      <SiteFooter isDemo={isDemo} />
    </>
  );
}
