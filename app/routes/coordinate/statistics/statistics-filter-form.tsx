import type { Statistics } from "#app/domain/statistics/get-statistics.server.ts";
import { useTranslation } from "react-i18next";

/** Choose place and edition; the choice is part of the address. */
export function StatisticsFilterForm({ figures }: { figures: Statistics }) {
  const { t } = useTranslation(["statistics", "coordinate"]);
  if (figures.scopes.length < 2 && figures.editions.length < 2) return null;
  return (
    <form method="get" className="queue-filter">
      {figures.scopes.length > 1 && (
        <label className="field">
          {t("scope")}
          <select name="scope" defaultValue={figures.scope ?? ""}>
            <option value="">{t("allScopes")}</option>
            {figures.scopes.map((scope) => (
              <option key={scope.key} value={scope.key}>
                {scope.name ?? t("network")}
              </option>
            ))}
          </select>
        </label>
      )}
      {figures.editions.length > 1 && (
        <label className="field">
          {t("edition")}
          <select name="edition" defaultValue={figures.edition ?? ""}>
            {figures.editions.map((edition) => (
              <option key={edition.code} value={edition.code}>
                {edition.name}
              </option>
            ))}
          </select>
        </label>
      )}
      <div className="actions">
        <button type="submit" className="quiet">
          {t("coordinate:queue.apply")}
        </button>
      </div>
    </form>
  );
}
