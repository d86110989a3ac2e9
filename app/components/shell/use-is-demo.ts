import { useRouteLoaderData } from "@remix-run/react";

/** Whether this is the demonstration, where everything is invented; the root's loader says so. */
export function useIsDemo(): boolean {
  return useRouteLoaderData<{ isDemo: boolean }>("root")?.isDemo ?? false;
}
