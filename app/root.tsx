import { directionOf } from "#app/domain/languages/language.ts";
import { isFictitious } from "#app/domain/editions/is-fictitious.server.ts";
import { languageOf, publicContext } from "#app/http/context.server.ts";
import stylesheet from "#app/styles/public.css?url";
import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ErrorPage, ErrorTitle } from "#app/components/shell/error-page.tsx";
import type { RouteHandle } from "#app/components/shell/route-handle.ts";
import { SignedOutPage, typedIn } from "#app/components/shell/signed-out-page.tsx";
import { useIsDemo } from "#app/components/shell/use-is-demo.ts";
import { whileConnected } from "#app/components/shell/while-connected.ts";
import { useNonce } from "#app/components/shell/request-context.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

export function loader(args: LoaderFunctionArgs) {
  const { isDemo } = args.context;
  return { language: languageOf(args), isDemo, isFictitious: isDemo || isFictitious(publicContext(args)) };
}

/** Lay out every page. Most pages run no script; a route that needs scripts sets `handle.hydrates`. */
export function Layout({ children }: { children: ReactNode }) {
  const { t, i18n } = useTranslation();
  const error = useRouteError();
  const nonce = useNonce();
  const isMarked = useMatches().some((match) => (match.handle as RouteHandle | undefined)?.hydrates === true);
  // Error pages run no scripts, and neither do pages for which the server made no nonce.
  const hydrates = isMarked && !error && (nonce !== "" || typeof document !== "undefined");
  const isFictional = useRouteLoaderData<typeof loader>("root")?.isFictitious ?? false;
  return (
    <html lang={i18n.language} dir={directionOf(i18n.language)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {isFictional && <meta name="robots" content="noindex" />}
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        {error ? <ErrorTitle error={error} /> : <Meta />}
        <Links />
      </head>
      <body>
        <a className="skip" href="#content">
          {t("site.skip")}
        </a>
        {isFictional && <aside className="demo-banner">{t("demo.banner")}</aside>}
        {children}
        {hydrates && <ScrollRestoration nonce={nonce} />}
        {hydrates && <Scripts nonce={nonce} />}
      </body>
    </html>
  );
}

export const shouldRevalidate = whileConnected;

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const isDemo = useIsDemo();

  const typed = typedIn(error);
  return typed ? <SignedOutPage typed={typed} isDemo={isDemo} /> : <ErrorPage error={error} isDemo={isDemo} />;
}
