import { secondFactorPath, signInPath } from "#app/domain/paths.ts";
import { organisePath } from "#app/domain/organise-paths.ts";
import { isRouteErrorResponse, useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "./reader-context.tsx";
import { SiteFooter } from "./site-footer.tsx";
import { SiteHeader } from "./site-header.tsx";

type Typed = {
  fields: readonly (readonly [name: string, value: string])[];
  /** True if the sender is signed in, but has to show the second factor. */
  isLocked: boolean;
};

/**
 * Return the fields of a form that was posted without a session, or without the second factor; null for other errors.
 */
export function typedIn(error: unknown): Typed | null {
  if (!isRouteErrorResponse(error) || error.status !== 401) return null;
  const { typed, isLocked = false } = (error.data ?? {}) as { typed?: unknown; isLocked?: boolean };
  return Array.isArray(typed) ? { fields: typed as Typed["fields"], isLocked } : null;
}

/**
 * Show that the session ended while a form was filled in. The page holds all fields; after signing in again, a button
 * sends them.
 */
export function SignedOutPage({ typed, isDemo }: { typed: Typed; isDemo: boolean }) {
  const { t } = useTranslation("errorPages");
  const { pathname, search } = useLocation();
  const language = useLanguage();
  const back = new URLSearchParams({ to: organisePath(language) });
  const { fields, isLocked } = typed;
  return (
    <>
      <SiteHeader path={pathname} />
      <main id="content" className="narrow">
        <h1>{t("page.401.title")}</h1>
        <p className="lead">{t(fields.length > 0 ? "page.401.text" : "page.chooseFileAgain")}</p>
        <ol className="prose">
          <li>
            <a
              href={isLocked ? secondFactorPath(language) : `${signInPath(language)}?${back}`}
              target="_blank"
              rel="noreferrer"
            >
              {t(isLocked ? "page.showFactor" : "page.401.signIn")}
            </a>
          </li>
          <li>{t("page.401.comeBack")}</li>
        </ol>
        <form method="post" action={`${pathname}${search}`}>
          {fields.map(([name, value], index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the fields of a form that was sent never change places
            <input key={index} type="hidden" name={name} value={value} />
          ))}
          <button type="submit" className="big">
            {t("page.401.again")}
          </button>
        </form>
      </main>
      <SiteFooter isDemo={isDemo} />
    </>
  );
}
