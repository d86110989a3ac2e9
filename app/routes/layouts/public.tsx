import { SiteFooter } from "#app/components/shell/site-footer.tsx";
import { SiteHeader } from "#app/components/shell/site-header.tsx";
import { useIsDemo } from "#app/components/shell/use-is-demo.ts";
import { Outlet, useLocation } from "@remix-run/react";

export default function PublicLayout() {
  const { pathname, search } = useLocation();
  return (
    <>
      <SiteHeader path={pathname} search={search} />
      <Outlet />
      <SiteFooter isDemo={useIsDemo()} />
    </>
  );
}
