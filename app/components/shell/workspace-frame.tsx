import { accountPath, coordinatePath, organisePath } from "#app/domain/paths.ts";
import { Outlet, useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "./reader-context.tsx";
import { SiteFooter } from "./site-footer.tsx";
import { SiteHeader } from "./site-header.tsx";
import { useIsDemo } from "./use-is-demo.ts";

/**
 * Show the frame of every page of a workspace: the site's header, the account's workspaces, and the sign-out button.
 */
export function WorkspaceFrame({ isOrganiser, isCoordinator }: { isOrganiser: boolean; isCoordinator: boolean }) {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const language = useLanguage();
  const isAccount = pathname === accountPath(language);
  const desks = [
    ...(isOrganiser ? [{ href: organisePath(language), label: t("nav.organise") }] : []),
    ...(isCoordinator ? [{ href: coordinatePath(language), label: t("nav.review") }] : []),
  ];
  return (
    <>
      <SiteHeader path={pathname} search={search} />
      <div className="desk-bar">
        <nav aria-label={t("nav.desks")}>
          <ul>
            {desks.map((workspace) => (
              <li key={workspace.href}>
                <a
                  href={workspace.href}
                  aria-current={!isAccount && pathname.startsWith(workspace.href) ? "true" : undefined}
                >
                  {workspace.label}
                </a>
              </li>
            ))}
            <li>
              <a href={accountPath(language)} aria-current={isAccount ? "page" : undefined}>
                {t("nav.account")}
              </a>
            </li>
          </ul>
        </nav>
        <form method="post" action={`/${language}/sign-out`}>
          <button type="submit" className="quiet small">
            {t("nav.signOut")}
          </button>
        </form>
      </div>
      <Outlet />
      <SiteFooter isDemo={useIsDemo()} />
    </>
  );
}
