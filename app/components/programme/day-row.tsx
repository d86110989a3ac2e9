import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { programmePath } from "#app/domain/programme-paths.ts";
import { emptyFilter, type ProgrammeFilter, type ProgrammeView } from "#app/domain/model/programme-filter.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import type { LocalDate } from "#app/domain/time/zoned-time.ts";
import { useTranslation } from "react-i18next";

/** Height of the highest column, in picks of four pixels. */
const maxPicks = 8;

/**
 * Show days as links, each with its number of dates in figures, and drawn as the picks of a loom.
 * @param days with their number of dates
 * @param filter other choices, which the links keep
 * @param view in the week, links jump to the day on the same page
 */
export function DayRow({
  days,
  filter = emptyFilter,
  view = "list",
}: {
  days: readonly (readonly [day: LocalDate, count: number])[];
  filter?: ProgrammeFilter;
  view?: ProgrammeView;
}) {
  const { t } = useTranslation("public");
  const language = useLanguage();
  const locale = formatLocaleFor(language, null);
  if (days.length === 0) return null;
  const isOneDay = filter.from !== null && filter.from === filter.to;
  const most = Math.max(1, ...days.map(([, count]) => count));
  return (
    <nav className={view === "week" ? "days is-jump" : "days"} aria-label={t("programme.days")}>
      <ul>
        {days.map(([day, count]) => (
          <li key={day}>
            <a
              href={
                view === "week" ? `#day-${day}` : programmePath(language, { ...filter, from: day, to: day }, null, view)
              }
              aria-current={isOneDay && filter.from === day ? "true" : undefined}
            >
              <Picks height={4 * Math.ceil((count / most) * maxPicks)} />
              <span>{formatLocal(day, "weekdayShort", locale)}</span> <b>{formatLocal(day, "dayNumber", locale)}</b>{" "}
              <span className="hidden">{formatLocal(day, "month", locale)}</span> <small>{count}</small>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Draw a column of threads. @param height in pixels, four to a thread */
const Picks = ({ height }: { height: number }) => (
  <svg width="12" height={height} aria-hidden="true">
    <path d={`M0 ${height}V0`} />
  </svg>
);
