import { homePath } from "#app/domain/addresses.ts";
import { faultTexts } from "#app/i18n/fault-texts.ts";
import { isRouteErrorResponse, useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useRequestNote } from "./request-note.ts";
import { useLanguage } from "./reader.tsx";
import { SiteFooter } from "./site-footer.tsx";
import { SiteHeader } from "./site-header.tsx";

const known = ["400", "401", "403", "404", "409", "410", "411", "413", "429", "503", "507"] as const;

/** The texts of an error page are under its status; what we did not foresee is a 500, or a request nobody can answer. */
function errorKey(error: unknown): (typeof known)[number] | "500" {
  const status = isRouteErrorResponse(error) ? String(error.status) : "500";
  return known.find((one) => one === status) ?? (status.startsWith("4") ? "400" : "500");
}

export function ErrorTitle({ error }: { error: unknown }) {
  const { t } = useTranslation("errors");
  return <title>{t(`page.${errorKey(error)}.title` as "page.404.title", { ns: faultTexts })}</title>;
}

/** What happened and what to do; never the words of a program. */
export function ErrorPage({ error, isDemo }: { error: unknown; isDemo: boolean }) {
  const { t } = useTranslation("errors");
  const { pathname } = useLocation();
  const language = useLanguage();
  const key = errorKey(error);
  const note = useRequestNote();
  return (
    <>
      {/* The address of what was hidden is made of its title. */}
      <SiteHeader path={key === "410" ? homePath(language) : pathname} />
      <main id="content" className="narrow">
        <h1>{t(`page.${key}.title` as "page.404.title", { ns: faultTexts })}</h1>
        <p className="lead">{t(`page.${key}.text` as "page.404.text", { ns: faultTexts })}</p>
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
