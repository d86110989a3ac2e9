import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";
import { useCommonWarnings } from "#app/components/events/card-details.tsx";
import { dateMarks } from "#app/components/events/date-status-badge.tsx";
import { Times } from "#app/components/events/date-time.tsx";
import { eventPath } from "#app/domain/paths.ts";
import { programmePath } from "#app/domain/programme-paths.ts";
import type { EventCard } from "#app/domain/programme/event-card.ts";
import type { Week, WeekDay } from "#app/domain/programme/list-week.server.ts";
import type { ProgrammeFilter } from "#app/domain/model/programme-filter.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import type { LocalDate } from "#app/domain/time/zoned-time.ts";
import { useTranslation } from "react-i18next";

/** Show the days of the edition side by side; on narrow screens one below the other, with links that jump to a day. */
export function WeekView({ week, filter }: { week: Week; filter: ProgrammeFilter }) {
  const { t } = useTranslation("public");
  const language = useLanguage();
  const { days, earlier, later } = week;
  const from = (day: LocalDate) => programmePath(language, { ...filter, from: day, to: null }, null, "week");
  return (
    <>
      <div className="week">
        {days.map((day) => (
          <Day key={day.day} day={day} filter={filter} />
        ))}
      </div>
      <p className="pager">
        {earlier && (
          <a href={from(earlier)} rel="prev">
            {t("week.earlier")}
          </a>
        )}
        {later && (
          <a href={from(later)} rel="next">
            {t("week.later")}
          </a>
        )}
      </p>
    </>
  );
}

function Day({ day: { day, lanes, count, more }, filter }: { day: WeekDay; filter: ProgrammeFilter }) {
  const { t } = useTranslation("public");
  const language = useLanguage();
  const locale = formatLocaleFor(language, null);
  const id = `day-${day}`;
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>
        {formatLocal(day, "weekdayShort", locale)} {formatLocal(day, "dayNumber", locale)}{" "}
        {formatLocal(day, "monthShort", locale)} <small>{count}</small>
      </h3>
      {lanes.length === 0 && <p className="soft">{t("week.none")}</p>}
      {lanes.map((lane) => (
        <ul key={lane[0]?.dateId} className={lane.length > 1 ? "lane" : undefined}>
          {lane.map((card) => (
            <li key={card.dateId} className={`t-${card.themes[0] ?? ""}`}>
              <WeekCard card={card} />
            </li>
          ))}
        </ul>
      ))}
      {more > 0 && (
        <p>
          <a href={programmePath(language, { ...filter, from: day, to: day })}>{t("week.more", { count: more })}</a>
        </p>
      )}
    </section>
  );
}

function WeekCard({ card }: { card: EventCard }) {
  const language = useLanguage();
  const { t } = useTranslation();
  const marks = dateMarks(card, t).filter(({ tone }) => tone !== "plain");
  const notes = [card.cityName, ...useCommonWarnings(card).map(({ text }) => text)];
  return (
    <a className={card.status === "cancelled" ? "is-off" : undefined} href={eventPath(language, card.slug)}>
      <span className="soft">
        <Times date={{ ...card, countryCode: null }} />
      </span>
      <b className="card-title">
        <UserText text={card.title} language={card.textLanguage} />
      </b>
      <span className="soft">{notes.join(" · ")}</span>
      {marks.map(({ words, tone }) => (
        <b key={words} className={tone}>
          {words}
        </b>
      ))}
    </a>
  );
}
