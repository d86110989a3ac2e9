import { Outlet } from "@remix-run/react";
import { SiteFooter } from "./site-footer.tsx";
import { useIsDemo } from "./use-is-demo.ts";
import { WorkspaceHeader, type WorkspaceMenu } from "./workspace-header.tsx";

/** Show the frame of every page of a workspace: a header with the menu, which is a column on wide screens. */
export function WorkspaceFrame({ menu }: { menu: WorkspaceMenu }) {
  return (
    <div className="workspace">
      <WorkspaceHeader menu={menu} />
      <Outlet />
      <SiteFooter isDemo={useIsDemo()} />
    </div>
  );
}
