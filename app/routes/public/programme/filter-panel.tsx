import { programmePagePath } from "#app/domain/paths.ts";
import { useLanguage, useVocabulary } from "#app/components/shell/reader-context.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import type { Attendance } from "#app/domain/model/event.ts";
import { spokenLanguageNames } from "#app/domain/languages/spoken-language-names.ts";
import { isSpokenLanguage } from "#app/domain/languages/spoken-language.ts";
import type { ProgrammePageData } from "#app/domain/programme/list-programme.server.ts";
import type { RepeatedFilter } from "#app/domain/model/programme-filter.ts";
import { decisiveInclusionCodes, derivedInclusionCodes, labelOf, offeredTerms } from "#app/domain/model/vocabulary.ts";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { CityChoice, CountryChoice } from "./place-choices.tsx";
import { useChosen } from "./chosen-filters.tsx";

/**
 * Show the filters before the results: behind a button on narrow screens and in views that need the whole width, else
 * in a column. A plain form loads the same page with what is chosen.
 */
export function FilterPanel({ programme }: { programme: ProgrammePageData }) {
  const { t } = useTranslation("public");
  const number = useChosen(programme.filter, programme.chosen).length;
  const heading = number === 0 ? t("programme.filters") : t("programme.filtersChosen", { number });
  return (
    <aside className="filter-panel" aria-labelledby="filters">
      <a className="skip-results" href="#results">
        {t("programme.toResults")}
      </a>
      <details>
        <summary>
          <Icon name="filter" />
          {heading}
        </summary>
        <h2 id="filters">
          <Icon name="filter" />
          {heading}
        </h2>
        <FilterForm programme={programme} />
      </details>
    </aside>
  );
}

function FilterForm({ programme }: { programme: ProgrammePageData }) {
  const { t } = useTranslation("public");
  const language = useLanguage();
  const { filter, shown } = programme;
  return (
    <form className="filters" method="get" action={programmePagePath(language)}>
      {(["city", "country", "region", "organisation"] as const).flatMap((name) =>
        filter[name].map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
      )}
      {filter.edition && <input type="hidden" name="edition" value={filter.edition} />}
      {shown && <input type="hidden" name="view" value={shown.view} />}
      <div>
        <label htmlFor="q">{t("programme.search")}</label>
        <input
          id="q"
          type="search"
          name="q"
          defaultValue={filter.q ?? ""}
          maxLength={100}
          dir="auto"
          placeholder={t("programme.searchExample")}
        />
      </div>
      <CityChoice programme={programme} />
      <FacetChoices programme={programme} />
      <label className="tick">
        <input type="checkbox" name="seats" value="1" defaultChecked={filter.seats} />
        {t("programme.seats")}
      </label>
      <Group summary={t("programme.otherDays")} isOpen={false}>
        <div className="pair">
          <label>
            {t("programme.from")}
            <input type="date" name="from" defaultValue={filter.from ?? ""} />
          </label>
          <label>
            {t("programme.to")}
            <input type="date" name="to" defaultValue={filter.to ?? ""} />
          </label>
        </div>
        <CountryChoice programme={programme} />
      </Group>
      <button type="submit">{t("programme.show")}</button>
    </form>
  );
}

function FacetChoices({ programme: { filter, counts } }: { programme: ProgrammePageData }) {
  const { t } = useTranslation(["public", "common"]);
  const language = useLanguage();
  const vocabulary = useVocabulary();
  const accessCodes: readonly string[] = [...decisiveInclusionCodes, "sign_language", ...derivedInclusionCodes];
  // Retired terms stay on their events, but are no longer offered.
  const offered = (kind: "format" | "theme") =>
    counts[kind].filter(([code]) => offeredTerms(vocabulary[kind], filter[kind]).some((term) => term.code === code));
  const facets: { name: Facet; values: Counts; label: (value: string) => Label }[] = [
    {
      name: "access",
      values: counts.access.filter(([code]) => accessCodes.includes(code)),
      label: (code) => ({ text: labelOf(vocabulary, "inclusion", code) }),
    },
    {
      name: "language",
      values: counts.language,
      label: (code) => {
        const [text = code, endonym] = spokenLanguageNames(code, language);
        return { text, endonym, code };
      },
    },
    {
      name: "format",
      values: offered("format"),
      label: (code) => ({ text: labelOf(vocabulary, "format", code) }),
    },
    {
      name: "theme",
      values: offered("theme"),
      label: (code) => ({ text: labelOf(vocabulary, "theme", code) }),
    },
    {
      name: "attendance",
      values: counts.attendance,
      label: (value) => ({ text: t(`common:attendance.${value as Attendance}`) }),
    },
  ];
  return facets.map((facet) => <Choices key={facet.name} {...facet} chosen={filter[facet.name]} />);
}

type Facet = Extract<RepeatedFilter, "access" | "language" | "format" | "theme" | "attendance">;
type Label = { text: string; endonym?: string | undefined; code?: string };
type Counts = readonly (readonly [value: string, count: number])[];

function Choices({
  name,
  values,
  label,
  chosen,
}: {
  name: Facet;
  values: Counts;
  label: (value: string) => Label;
  chosen: readonly string[];
}) {
  const { t } = useTranslation("public");
  const language = useLanguage();
  // A chosen value stays visible, also where no date is left.
  const lost = chosen.filter((value) => !values.some(([known]) => known === value));
  const options = [...lost.map((value) => [value, 0] as const), ...values]
    .map(([value, count]) => ({ value, count, label: label(value) }))
    .sort((a, b) => b.count - a.count || a.label.text.localeCompare(b.label.text, language));
  if (options.length === 0) return null;
  return (
    <Group summary={t(`programme.${name}`)} isOpen={name === "access" || chosen.length > 0}>
      <ul>
        {options.map(({ value, count, label: { text, endonym, code } }) => (
          <li key={value}>
            <label className="tick">
              <input type="checkbox" name={name} value={value} defaultChecked={chosen.includes(value)} />
              <span>
                {text}
                {endonym !== undefined && (
                  <>
                    {" · "}
                    <bdi lang={isSpokenLanguage(code) ? code : undefined}>{endonym}</bdi>
                  </>
                )}
              </span>
              <small>{count}</small>
            </label>
          </li>
        ))}
      </ul>
    </Group>
  );
}

function Group({ summary, isOpen, children }: { summary: string; isOpen: boolean; children: ReactNode }) {
  return (
    <details open={isOpen}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
