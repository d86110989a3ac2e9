import { endonyms, languages } from "#app/domain/languages/language.ts";
import type { ReviewQueuePage } from "#app/domain/review/get-review-queue-page.server.ts";
import { reviewItemKinds } from "#app/domain/model/review-item.ts";
import type { ReviewQueueFilter } from "#app/domain/review/review-queue-filter.ts";
import { countryName } from "#app/domain/model/country.ts";
import { useTranslation } from "react-i18next";
import { ListChoice, ListSearch } from "#app/components/scope-lists/list-parts.tsx";
import { useLanguage, useVocabulary } from "#app/components/shell/reader-context.tsx";

/** Search and filter the queue; both are part of the address, so that it can be bookmarked and shared. */
export function ReviewQueueFilterForm({ filter, queue }: { filter: ReviewQueueFilter; queue: ReviewQueuePage }) {
  const { t } = useTranslation(["coordinate", "reviewQueue", "inScope"]);
  const language = useLanguage();
  const themes = useVocabulary().theme;
  const { countryCode, cityId, language: textLanguage, theme } = filter;
  return (
    <ListSearch
      q={filter.q}
      label={t("inScope:events.search")}
      kept={{
        view: filter.view === "all" ? "all" : null,
        late: filter.isLate ? "1" : null,
        mine: filter.isMine ? "1" : null,
      }}
      filterLabel={t("queue.narrow")}
      isOpen={[countryCode, cityId, textLanguage, theme].some((value) => value !== null)}
    >
      <ListChoice
        name="kind"
        label={t("queue.kind")}
        value={filter.kind}
        options={reviewItemKinds.map((kind) => ({ value: kind, label: t(`queue.kinds.${kind}`) }))}
      />
      {queue.countries.length > 1 && (
        <ListChoice
          name="country"
          label={t("reviewQueue:country")}
          value={countryCode}
          options={queue.countries.map((code) => ({ value: code, label: countryName(code, language) }))}
        />
      )}
      <ListChoice
        name="language"
        label={t("queue.language")}
        value={textLanguage}
        options={languages.map((code) => ({ value: code, label: endonyms[code], lang: code }))}
      />
      <ListChoice
        name="city"
        label={t("queue.city")}
        value={cityId}
        options={queue.cities.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <ListChoice
        name="theme"
        label={t("queue.theme")}
        value={theme}
        options={themes.map(({ code, label }) => ({ value: code, label }))}
      />
    </ListSearch>
  );
}
