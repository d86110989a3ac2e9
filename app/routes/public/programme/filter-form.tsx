import { useLanguage, useVocabulary } from "#app/components/shell/reader-context.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { programmePath } from "#app/domain/paths.ts";
import { countryName } from "#app/domain/model/country.ts";
import { attendances } from "#app/domain/model/event.ts";
import { nameOfLanguage, signLanguageCodes, spokenLanguageCodes } from "#app/domain/languages/spoken-language.ts";
import type { FilterLabel } from "#app/domain/programme/label-filter.server.ts";
import type { ProgrammePageData } from "#app/domain/programme/list-programme.server.ts";
import {
  emptyFilter,
  type FilterProblem,
  isEmptyFilter,
  type ProgrammeFilter,
  type RepeatedFilter,
  repeatedFilters,
  withoutValue,
  maxListedDays,
} from "#app/domain/model/programme-filter.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { daysThrough, type LocalDate, parseLocalDate } from "#app/domain/time/zoned-time.ts";
import { decisiveInclusionCodes, derivedInclusionCodes, labelOf } from "#app/domain/model/vocabulary.ts";
import { useTranslation } from "react-i18next";

/** List invalid parameters of the address; the others are applied. */
export function FilterProblems({ problems }: { problems: readonly FilterProblem[] }) {
  const { t } = useTranslation("faults");
  if (problems.length === 0) return null;
  return (
    <Notice tone="warn" title={t("filter.title")}>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.parameter} ${problem.value}`}>
            {problem.kind === "range" ? t("filter.range") : <bdi>{t("filter.item", problem)}</bdi>}
          </li>
        ))}
      </ul>
      <p>{t("filter.rest")}</p>
    </Notice>
  );
}

/** Show the days as links, each with its number of dates. */
export function DayRow({ programme }: { programme: ProgrammePageData }) {
  const { t } = useTranslation("public");
  const language = useLanguage();
  const locale = formatLocaleFor(language, null);
  const { filter, shown } = programme;
  const view = shown?.view ?? "list";
  const days = dayCounts(programme).flatMap(([text, count]) => {
    const day = parseLocalDate(text);
    return day ? [{ day, count }] : [];
  });
  const isOneDay = filter.from !== null && filter.from === filter.to;
  return (
    <nav className="days" aria-label={t("programme.days")}>
      <ul>
        <li>
          <a
            href={programmePath(language, { ...filter, from: null, to: null }, null, view)}
            aria-current={filter.from === null && filter.to === null ? "true" : undefined}
          >
            {t("programme.allDays")}
          </a>
        </li>
        {days.map(({ day, count }) => (
          <li key={day}>
            <a
              href={programmePath(language, { ...filter, from: day, to: day }, null, view)}
              aria-current={isOneDay && filter.from === day ? "true" : undefined}
            >
              <span>{formatLocal(day, "weekdayShort", locale)}</span> <b>{formatLocal(day, "dayNumber", locale)}</b>{" "}
              <span>{formatLocal(day, "monthShort", locale)}</span> {count !== null && <small>{count}</small>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** List the days with dates; if there are too many dates to count, list the days of the edition. */
function dayCounts({ counts, edition }: ProgrammePageData): Counts {
  if (counts.day) return counts.day;
  if (!edition) return [];
  return uncounted(daysThrough(edition.startsOn, edition.endsOn, maxListedDays));
}

/** Show each chosen filter with a link that removes it. */
export function ChosenFilters({ filter, labels }: { filter: ProgrammeFilter; labels: readonly FilterLabel[] }) {
  const { t } = useTranslation(["public", "common"]);
  const language = useLanguage();
  const locale = formatLocaleFor(language, null);
  const dayText = (day: LocalDate) => formatLocal(day, "day", locale);
  const chosen = [
    ...labels.map(({ name, value, label }) => ({ label, without: withoutValue(filter, name, value) })),
    ...filter.attendance.map((value) => ({
      label: t(`common:attendance.${value as (typeof attendances)[number]}`),
      without: withoutValue(filter, "attendance", value),
    })),
    ...(filter.q === null
      ? []
      : [{ label: t("programme.searchChip", { words: filter.q }), without: { ...filter, q: null } }]),
    ...(filter.from === null
      ? []
      : [{ label: t("programme.fromChip", { day: dayText(filter.from) }), without: { ...filter, from: null } }]),
    ...(filter.to === null
      ? []
      : [{ label: t("programme.toChip", { day: dayText(filter.to) }), without: { ...filter, to: null } }]),
    ...(filter.seats ? [{ label: t("programme.seatsChip"), without: { ...filter, seats: false } }] : []),
  ];
  if (isEmptyFilter(filter)) return null;
  return (
    <div className="chosen">
      <h2 className="hidden">{t("programme.chosen")}</h2>
      <ul>
        {chosen.map(({ label, without }) => (
          <li key={label}>
            <a href={programmePath(language, without)} aria-label={t("programme.remove", { label })}>
              <bdi>{label}</bdi>
              <Icon name="cross" />
            </a>
          </li>
        ))}
        <li>
          <a className="all" href={programmePath(language, emptyFilter)}>
            {t("programme.removeAll")}
          </a>
        </li>
      </ul>
    </div>
  );
}

/** Show the filter form, which loads the same page; chosen filters are kept. */
export function FilterForm({ programme, chosen }: { programme: ProgrammePageData; chosen: readonly FilterLabel[] }) {
  const { t } = useTranslation(["public", "common"]);
  const language = useLanguage();
  const vocabulary = useVocabulary();
  const { filter, counts } = programme;
  const term = (kind: "theme" | "format") => (code: string) => labelOf(vocabulary, kind, code);
  const accessCodes: readonly string[] = [...decisiveInclusionCodes, ...derivedInclusionCodes];
  return (
    <form id="filters" className="filters" method="get" action={programmePath(language, emptyFilter)}>
      <h2>{t("programme.filters")}</h2>
      {repeatedFilters.flatMap((name) =>
        filter[name].map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
      )}
      {filter.edition && <input type="hidden" name="edition" value={filter.edition} />}
      <label>
        {t("programme.search")}
        <input
          type="search"
          name="q"
          defaultValue={filter.q ?? ""}
          maxLength={100}
          dir="auto"
          aria-describedby="search-hint"
        />
        <small id="search-hint" className="soft">
          {t("programme.searchHint")}
        </small>
      </label>
      <CityChoice programme={programme} />
      <Choice
        name="country"
        filter={filter}
        counts={
          counts.country ?? uncounted([...new Set(programme.cities.map((city) => city.countryCode.toLowerCase()))])
        }
        labelOf={(code) => countryName(code.toUpperCase(), language)}
      />
      <Choice
        name="theme"
        filter={filter}
        counts={counts.theme ?? uncounted(vocabulary.theme.map((term) => term.code))}
        labelOf={term("theme")}
      />
      <Choice
        name="format"
        filter={filter}
        counts={counts.format ?? uncounted(vocabulary.format.map((term) => term.code))}
        labelOf={term("format")}
      />
      <Choice
        name="language"
        filter={filter}
        counts={counts.language ?? uncounted([...spokenLanguageCodes, ...signLanguageCodes])}
        labelOf={nameOfLanguage}
      />
      <Choice
        name="attendance"
        filter={filter}
        counts={counts.attendance ?? uncounted(attendances)}
        labelOf={(value) => t(`common:attendance.${value as (typeof attendances)[number]}`)}
      />
      <Choice
        name="access"
        filter={filter}
        counts={counts.access?.filter(([code]) => accessCodes.includes(code)) ?? uncounted(accessCodes)}
        labelOf={(code) => labelOf(vocabulary, "inclusion", code)}
      />
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
      <label className="tick">
        <input type="checkbox" name="seats" value="1" defaultChecked={filter.seats} />
        {t("programme.seats")}
      </label>
      <button type="submit">{t("programme.show")}</button>
      {chosen.length > 0 && <a href={programmePath(language, emptyFilter)}>{t("programme.removeAll")}</a>}
    </form>
  );
}

/** Return values without counts, for facets with too many dates to count. */
const uncounted = (values: readonly string[]): Counts => values.map((value) => [value, null]);

type Counts = readonly (readonly [value: string, count: number | null])[];

function Choice({
  name,
  filter,
  counts,
  labelOf: label,
}: {
  name: Exclude<RepeatedFilter, "city" | "region" | "organisation">;
  filter: ProgrammeFilter;
  counts: Counts;
  labelOf: (value: string) => string;
}) {
  const { t } = useTranslation("public");
  const language = useLanguage();
  const options = counts
    .filter(([value]) => !filter[name].includes(value))
    .map(([value, count]) => ({ value, count, label: label(value) }))
    .sort((a, b) => a.label.localeCompare(b.label, language));
  return (
    <label>
      {t(`programme.${name}`)}
      <select name={name} defaultValue="">
        <option value="">{filter[name].length > 0 ? t("programme.addOne") : t("programme.any")}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.count === null ? option.label : `${option.label} (${option.count})`}
          </option>
        ))}
      </select>
    </label>
  );
}

function CityChoice({ programme }: { programme: ProgrammePageData }) {
  const { t } = useTranslation("public");
  const language = useLanguage();
  const { filter, counts, cities } = programme;
  const counted = counts.city ? new Map(counts.city) : null;
  const open = cities.filter((city) => (counted?.has(city.slug) ?? true) && !filter.city.includes(city.slug));
  const countries = [...new Set(open.map((city) => city.countryCode))]
    .map((code) => ({ code, name: countryName(code, language) }))
    .sort((a, b) => a.name.localeCompare(b.name, language));
  return (
    <label>
      {t("programme.city")}
      <select name="city" defaultValue="">
        <option value="">{filter.city.length > 0 ? t("programme.addOne") : t("programme.any")}</option>
        {countries.map(({ code, name }) => (
          <optgroup key={code} label={name}>
            {open
              .filter((city) => city.countryCode === code)
              .map((city) => (
                <option key={city.slug} value={city.slug}>
                  {counted ? `${city.name} (${counted.get(city.slug) ?? 0})` : city.name}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}
