import type { CoordinatorFunction } from "#app/domain/coordinators/coordinator-function.server.ts";
import { useTranslation } from "react-i18next";
import { Notice } from "#app/components/ui/notice.tsx";
import { useOfficeText } from "./office-text.ts";

/** Warn a deputy that an item is outside their own places. */
export function DeputyNotice({ places }: { places: CoordinatorFunction }) {
  const { t } = useTranslation("reviewQueue");
  const officeText = useOfficeText();
  if (places.length === 0) return null;
  return <Notice tone="warn" title={t("deputy", { who: officeText(places) })} />;
}
