import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";
import { Times } from "#app/components/events/date-time.tsx";
import { eventPath, programmePath } from "#app/domain/paths.ts";
import { isAsPlanned } from "#app/domain/model/date.ts";
import type { EventCard } from "#app/domain/programme/event-card.ts";
import type { WeekDay } from "#app/domain/programme/list-week.server.ts";
import type { ProgrammeFilter } from "#app/domain/model/programme-filter.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { addDays } from "#app/domain/time/zoned-time.ts";
import { useTranslation } from "react-i18next";

/**
 * Show a week as a table with a column for each day and parallel events side by side; on phones the days are stacked.
 */
export function WeekView({ days, filter }: { days: readonly WeekDay[]; filter: ProgrammeFilter }) {
  const { t } = useTranslation("public");
  const language = useLanguage();
  const locale = formatLocaleFor(language, null);
  const [first] = days;
  if (!first) return null;
  const weekFrom = (offset: number) => {
    const from = addDays(first.day, offset);
    return programmePath(language, { ...filter, from, to: addDays(from, 6) }, null, "week");
  };
  return (
    <>
      <table className="week">
        <caption>{t("week.title", { day: formatLocal(first.day, "full", locale) })}</caption>
        <thead>
          <tr>
            {days.map(({ day }) => (
              <th key={day} scope="col">
                {formatLocal(day, "weekdayShort", locale)} <b>{formatLocal(day, "dayNumber", locale)}</b>{" "}
                {formatLocal(day, "monthShort", locale)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            {days.map((day) => (
              <td key={day.day}>
                <Day day={day} filter={filter} />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      <p className="pager">
        <a href={weekFrom(-7)} rel="prev">
          {t("week.earlier")}
        </a>
        <a href={weekFrom(7)} rel="next">
          {t("week.later")}
        </a>
      </p>
    </>
  );
}

function Day({ day, filter }: { day: WeekDay; filter: ProgrammeFilter }) {
  const { t } = useTranslation("public");
  const language = useLanguage();
  const heading = formatLocal(day.day, "full", formatLocaleFor(language, null));
  return (
    <>
      <h3 className="week-day">{heading}</h3>
      {day.lanes.length === 0 && <p className="soft">{t("week.none")}</p>}
      {day.lanes.map((lane) => (
        <ul key={lane[0]?.dateId} className={lane.length > 1 ? "lane" : "plain"}>
          {lane.map((card) => (
            <li key={card.dateId}>
              <WeekCard card={card} />
            </li>
          ))}
        </ul>
      ))}
      {day.more > 0 && (
        <p>
          <a href={programmePath(language, { ...filter, from: day.day, to: day.day })}>
            {t("week.more", { count: day.more })}
          </a>
        </p>
      )}
    </>
  );
}

function WeekCard({ card }: { card: EventCard }) {
  const language = useLanguage();
  const { t } = useTranslation();
  const isOff = card.status === "cancelled" || card.status === "postponed";
  return (
    <a className={`week-card t-${card.themes[0] ?? ""}${isOff ? " is-off" : ""}`} href={eventPath(language, card.slug)}>
      <span className="soft">
        <Times date={card} />
      </span>{" "}
      <UserText text={card.title} language={card.textLanguage} /> <span className="soft">{card.cityName}</span>
      {!isAsPlanned(card.status) && <b className="stop"> {t(`dateStatus.${card.status}`)}</b>}
    </a>
  );
}
