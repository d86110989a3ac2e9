import { defaultWeekNames } from "#app/domain/instance/default-week-names.ts";
import type { InstanceFacts } from "#app/domain/instance/get-instance.server.ts";
import { useRouteLoaderData } from "@remix-run/react";
import { useLanguage } from "./reader-context.tsx";

/** Return what every page says of this installation, as the root's loader read it; null on a page of its failure. */
export const useInstance = (): InstanceFacts | null =>
  useRouteLoaderData<{ instance?: InstanceFacts }>("root")?.instance ?? null;

/** Return the name of the week, which is the name of the site. */
export function useWeekName(): string {
  const language = useLanguage();
  return useInstance()?.week ?? defaultWeekNames[language];
}
