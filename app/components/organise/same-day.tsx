import { eventPath } from "#app/domain/addresses.ts";
import type { EventFormPage } from "#app/domain/events/get-event-form.server.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../shell/reader.tsx";
import { UserText } from "../ui/user-text.tsx";

type SameDays = Pick<EventFormPage, "sameDays" | "cityName">;

/** The days as they are chosen, where scripts run; without, those of the form as it was sent. */
function useChosenDays(page: EventFormPage, formId: string): SameDays {
  const language = useLanguage();
  const { load, data } = useFetcher<SameDays>();
  useEffect(() => {
    const form = document.getElementById(formId);
    if (!(form instanceof HTMLFormElement) || page.cityId === null) return;
    const look = ({ target }: Event) => {
      if (!(target instanceof HTMLInputElement) || target.type !== "date") return;
      const days = [...new FormData(form)]
        .filter(([name]) => name.endsWith(".day"))
        .map(([, day]) => ["day", String(day)]);
      load(
        `/${language}/organise/same-day?${new URLSearchParams([["city", page.cityId ?? ""], ["event", page.eventId], ...days])}`,
      );
    };
    form.addEventListener("change", look);
    return () => form.removeEventListener("change", look);
  }, [formId, language, load, page.cityId, page.eventId]);
  return data ?? page;
}

/** What else people can go to that day in that city, so that two do not compete for the same public. */
export function SameDay({ page, formId }: { page: EventFormPage; formId: string }) {
  const { t } = useTranslation("posting");
  const language = useLanguage();
  const { sameDays, cityName } = useChosenDays(page, formId);
  const locale = formatLocaleFor(language, null);
  return (
    <section className="part" aria-labelledby="same-day">
      <h2 id="same-day">{t("sameDay.title")}</h2>
      {sameDays.map(({ day, events, hasMore }) => (
        <div key={day}>
          <h3>{t("sameDay.on", { day: formatLocal(day, "full", locale), city: cityName })}</h3>
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
