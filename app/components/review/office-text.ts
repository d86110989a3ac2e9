import type { CoordinatorFunction } from "#app/domain/coordinators/coordinator-function.server.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

/** Return a function that names a coordinator by what they are responsible for. */
export function useOfficeText(): (office: CoordinatorFunction) => string {
  const { t } = useTranslation("reviewQueue");
  const language = useLanguage();
  return (office) => {
    const places = office.filter((name) => name !== null);
    if (places.length < office.length) return t("office.network");
    return places.length === 0 ? t("office.none") : t("office.places", { places: listText(places, language) });
  };
}
