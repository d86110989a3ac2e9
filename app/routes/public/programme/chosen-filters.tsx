import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { programmePath } from "#app/domain/programme-paths.ts";
import type { Attendance } from "#app/domain/model/event.ts";
import type { FilterLabel } from "#app/domain/programme/label-filter.server.ts";
import {
  emptyFilter,
  isEmptyFilter,
  type ProgrammeFilter,
  type ProgrammeView,
  withoutValue,
} from "#app/domain/model/programme-filter.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import type { LocalDate } from "#app/domain/time/zoned-time.ts";
import { useTranslation } from "react-i18next";

type Chosen = { label: string; without: ProgrammeFilter };

/** List each choice of a filter with the filter without it. */
export function useChosen(filter: ProgrammeFilter, labels: readonly FilterLabel[]): Chosen[] {
  const { t } = useTranslation(["public", "common"]);
  const locale = formatLocaleFor(useLanguage(), null);
  const dayText = (day: LocalDate) => formatLocal(day, "day", locale);
  const days =
    filter.from !== null && filter.from === filter.to
      ? [{ label: dayText(filter.from), without: { ...filter, from: null, to: null } }]
      : [
          ...(filter.from === null
            ? []
            : [{ label: t("programme.fromChip", { day: dayText(filter.from) }), without: { ...filter, from: null } }]),
          ...(filter.to === null
            ? []
            : [{ label: t("programme.toChip", { day: dayText(filter.to) }), without: { ...filter, to: null } }]),
        ];
  return [
    ...labels.map(({ name, value, label }) => ({ label, without: withoutValue(filter, name, value) })),
    ...filter.attendance.map((value) => ({
      label: t(`common:attendance.${value as Attendance}`),
      without: withoutValue(filter, "attendance", value),
    })),
    ...(filter.q === null
      ? []
      : [{ label: t("programme.searchChip", { words: filter.q }), without: { ...filter, q: null } }]),
    ...days,
    ...(filter.seats ? [{ label: t("programme.seatsChip"), without: { ...filter, seats: false } }] : []),
  ];
}

/** Show each choice with a link that removes it. */
export function ChosenFilters({
  filter,
  labels,
  view,
}: {
  filter: ProgrammeFilter;
  labels: readonly FilterLabel[];
  view: ProgrammeView;
}) {
  const { t } = useTranslation("public");
  const language = useLanguage();
  const chosen = useChosen(filter, labels);
  if (isEmptyFilter(filter)) return null;
  return (
    <div className="chosen">
      <h2 className="hidden">{t("programme.chosen")}</h2>
      <ul>
        {chosen.map(({ label, without }) => (
          <li key={label}>
            <a href={programmePath(language, without, null, view)} aria-label={t("programme.remove", { label })}>
              <bdi>{label}</bdi>
              <Icon name="cross" />
            </a>
          </li>
        ))}
        <li>
          <a className="all" href={programmePath(language, emptyFilter, null, view)}>
            {t("programme.removeAll")}
          </a>
        </li>
      </ul>
    </div>
  );
}
