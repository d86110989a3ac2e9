import type { AccountFunction } from "#app/domain/coordinators/account-functions.server.ts";
import { useTranslation } from "react-i18next";
import { Notice } from "#app/components/ui/notice.tsx";
import { useFunctionText } from "#app/components/scope-lists/use-function-text.ts";

/** Warn a deputy that an item is outside their own places. */
export function DeputyNotice({ places }: { places: AccountFunction["places"] }) {
  const { t } = useTranslation("reviewQueue");
  const nameOf = useFunctionText();
  if (places.length === 0) return null;
  return <Notice tone="warn" title={t("deputy", { who: nameOf({ places, organisation: null, email: null }) })} />;
}
