import { homePath } from "#app/domain/addresses.ts";
import { useLanguage } from "#app/components/shell/reader.tsx";
import { demoOnly } from "#app/http/demo-only.server.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export function loader(args: LoaderFunctionArgs) {
  demoOnly(args);
  return null;
}

export default function MailLayout() {
  const { t } = useTranslation();
  return (
    <>
      <header className="site">
        <div className="bar">
          <a className="brand" href={homePath(useLanguage())}>
            <span className="mark" aria-hidden="true" />
            {t("site.name")}
          </a>
        </div>
        <div className="weave" aria-hidden="true" />
      </header>
      <Outlet />
    </>
  );
}
