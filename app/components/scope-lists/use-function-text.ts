import type { AccountFunction } from "#app/domain/coordinators/account-functions.server.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

/** Return a function that names an account to coordinators: "coordination Portugal", its organisation, or its address. */
export function useFunctionText(): (account: AccountFunction) => string {
  const { t } = useTranslation("inScope");
  const language = useLanguage();
  return ({ places, organisation, email }) => {
    const functions = places.map((place) =>
      place === null ? t("function.secretariat") : t("function.coordination", { place }),
    );
    return functions.length > 0 ? listText(functions, language) : (organisation ?? email ?? t("function.gone"));
  };
}
