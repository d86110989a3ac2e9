import { eventPath } from "#app/domain/paths.ts";
import type { EventFormPage } from "#app/domain/drafts/get-event-form.server.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";

type SameDays = Pick<EventFormPage, "sameDays" | "cityName">;

/**
 * Return the events on the chosen days in the chosen city, updated while they are chosen; without scripts, those from when the page
 * loaded.
 */
function useChosenDays(page: EventFormPage, formId: string): SameDays {
  const language = useLanguage();
  const [found, setFound] = useState<SameDays | null>(null);
  useEffect(() => {
    const form = document.getElementById(formId);
    if (!(form instanceof HTMLFormElement) || page.cityId === null) return;
    const city = page.cityId;
    let request = new AbortController();
    const look = async ({ target }: Event) => {
      if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
      if (!/\.(?:day|otherDay)$|^cityId$/.test(target.name)) return;
      request.abort();
      request = new AbortController();
      const place = String(new FormData(form).get("cityId") || city);
      const query = [["city", place], ["event", page.eventId], ...daysOf(form)];
      const answer = await askSameDay(`/${language}/organise/same-day`, query, request.signal);
      if (answer) setFound(answer);
    };
    form.addEventListener("change", look);
    return () => {
      request.abort();
      form.removeEventListener("change", look);
    };
  }, [formId, language, page.cityId, page.eventId]);
  return found ?? page;
}

const daysOf = (form: HTMLFormElement): string[][] =>
  [...new FormData(form)]
    .filter(([name, value]) => value && /\.(?:day|otherDay)$/.test(name))
    .map(([, day]) => ["day", String(day)]);

/**
 * Load without the router, which after a deployment would reload a page that is being filled in.
 * @returns null without a connection, or signed out
 */
async function askSameDay(path: string, query: string[][], signal: AbortSignal): Promise<SameDays | null> {
  try {
    const answer = await fetch(`${path}?${new URLSearchParams(query)}`, { signal });
    return answer.ok && !answer.redirected ? ((await answer.json()) as SameDays) : null;
  } catch {
    return null;
  }
}

/** List other events in the city on the same day, so that two events do not compete for the same public. */
export function SameDay({ page, formId }: { page: EventFormPage; formId: string }) {
  const { t } = useTranslation("eventForm");
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
