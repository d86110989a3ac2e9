import { eventPath } from "#app/domain/paths.ts";
import { organisePath } from "#app/domain/organise-paths.ts";
import type { CityWeek } from "#app/domain/workspace/list-city-weeks.server.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";

/** List the events of a city by day; its local authority also sees submitted ones. */
export function CityWeekList({ week }: { week: CityWeek }) {
  const { t } = useTranslation("organise");
  const language = useLanguage();
  const locale = formatLocaleFor(language, week.countryCode);
  return (
    <section aria-labelledby={`week-${week.cityId}`}>
      <h2 id={`week-${week.cityId}`}>{week.cityName}</h2>
      {week.isAuthority && <p className="soft">{t("week.authority")}</p>}
      {week.days.length === 0 && <p>{t("week.none")}</p>}
      {week.days.map(({ day, dates }) => (
        <div key={day}>
          <h3>{formatLocal(day, "full", locale)}</h3>
          <ul className="rows">
            {dates.map((date) => (
              <li key={date.dateId}>
                <bdi>{formatLocal(date.startsAtLocal, "time", locale)}</bdi>{" "}
                <a
                  href={
                    date.isPublic ? eventPath(language, date.slug) : `${organisePath(language)}/week/${date.eventId}`
                  }
                >
                  <UserText text={date.title} language={date.textLanguage} />
                </a>{" "}
                <span className="soft">
                  <bdi>{date.organisationName}</bdi>
                  {date.place !== null && (
                    <>
                      {" · "}
                      <bdi>{date.place}</bdi>
                    </>
                  )}
                  {!date.isPublic && ` · ${t("week.submitted")}`}
                  {date.status === "cancelled" && ` · ${t("week.cancelled")}`}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
