import { useRouteLoaderData } from "@remix-run/react";

/** Tell whether this is the demonstration, as the root's loader says. */
export function useIsDemo(): boolean {
  return useRouteLoaderData<{ isDemo: boolean }>("root")?.isDemo ?? false;
}
