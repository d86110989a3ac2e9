import { coordinatePath } from "#app/domain/coordinate-paths.ts";
import { endonyms, languages } from "#app/domain/languages/language.ts";
import type { ReviewQueuePage } from "#app/domain/review/get-review-queue-page.server.ts";
import { reviewItemKinds } from "#app/domain/model/review-item.ts";
import { isNarrowed, type ReviewQueueFilter } from "#app/domain/review/review-queue-filter.ts";
import { countryName } from "#app/domain/model/country.ts";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage, useVocabulary } from "#app/components/shell/reader-context.tsx";

/** Filter the queue; the filter is part of the address, so that it can be bookmarked and shared. */
export function ReviewQueueFilterForm({ filter, queue }: { filter: ReviewQueueFilter; queue: ReviewQueuePage }) {
  const { t } = useTranslation(["coordinate", "reviewQueue"]);
  const language = useLanguage();
  const themes = useVocabulary().theme;
  const { countryCode, cityId, language: textLanguage, theme } = filter;
  const isOpen = [countryCode, cityId, textLanguage, theme].some((value) => value !== null);
  return (
    <details className="queue-filters" open={isOpen}>
      <summary>{t("queue.narrow")}</summary>
      <form method="get" className="queue-filter">
        {filter.view === "all" && <input type="hidden" name="view" value="all" />}
        {filter.isLate && <input type="hidden" name="late" value="1" />}
        {filter.isMine && <input type="hidden" name="mine" value="1" />}
        <Choice name="kind" label={t("queue.kind")} value={filter.kind}>
          {reviewItemKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`queue.kinds.${kind}`)}
            </option>
          ))}
        </Choice>
        {queue.countries.length > 1 && (
          <Choice name="country" label={t("reviewQueue:country")} value={countryCode}>
            {queue.countries.map((code) => (
              <option key={code} value={code}>
                {countryName(code, language)}
              </option>
            ))}
          </Choice>
        )}
        <Choice name="language" label={t("queue.language")} value={textLanguage}>
          {languages.map((language) => (
            <option key={language} value={language} lang={language}>
              {endonyms[language]}
            </option>
          ))}
        </Choice>
        <Choice name="city" label={t("queue.city")} value={cityId}>
          {queue.cities.map((city) => (
            <option key={city.id} value={city.id}>
              {city.name}
            </option>
          ))}
        </Choice>
        <Choice name="theme" label={t("queue.theme")} value={theme}>
          {themes.map((theme) => (
            <option key={theme.code} value={theme.code}>
              {theme.label}
            </option>
          ))}
        </Choice>
        <div className="actions">
          <button type="submit" className="quiet">
            {t("queue.apply")}
          </button>
          {isNarrowed(filter) && <a href={coordinatePath(language)}>{t("queue.clear")}</a>}
        </div>
      </form>
    </details>
  );
}

function Choice({
  name,
  label,
  value,
  children,
}: {
  name: string;
  label: string;
  value: string | null;
  children: ReactNode;
}) {
  const { t } = useTranslation("coordinate");
  return (
    <label className="field">
      {label}
      <select name={name} defaultValue={value ?? ""}>
        <option value="">{t("queue.any")}</option>
        {children}
      </select>
    </label>
  );
}
