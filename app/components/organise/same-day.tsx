import { eventPath } from "#app/domain/addresses.ts";
import type { EventFormPage } from "#app/domain/events/get-event-form.server.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../shell/reader.tsx";
import { UserText } from "../ui/user-text.tsx";

/** What else people can go to that day in that city, so that two do not compete for the same public. */
export function SameDay({ page }: { page: Pick<EventFormPage, "sameDays" | "cityName"> }) {
  const { t } = useTranslation("posting");
  const language = useLanguage();
  const locale = formatLocaleFor(language, null);
  return (
    <section className="part" aria-labelledby="same-day">
      <h2 id="same-day">{t("sameDay.title")}</h2>
      {page.sameDays.map(({ day, events, hasMore }) => (
        <div key={day}>
          <h3>{t("sameDay.on", { day: formatLocal(day, "full", locale), city: page.cityName })}</h3>
          {events.length === 0 && <p>{t("sameDay.none")}</p>}
          <ul className="rows">
            {events.map((event) => (
              <li key={event.dateId}>
                <bdi>{formatLocal(event.startsAtLocal, "time", locale)}</bdi>{" "}
                <a href={eventPath(language, event.slug)} target="_blank" rel="noreferrer">
                  <UserText text={event.title} language={event.textLanguage} />
                </a>{" "}
                <bdi className="soft">{event.organisationName}</bdi>
              </li>
            ))}
          </ul>
          {hasMore && <p className="soft">{t("sameDay.more")}</p>}
        </div>
      ))}
      <button type="submit" name="go" value="when" className="quiet">
        {t("sameDay.look")}
      </button>
    </section>
  );
}
