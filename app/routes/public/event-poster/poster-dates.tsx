import { Times, When } from "#app/components/events/date-time.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { announcedDates, dateChange } from "#app/domain/events/announced-dates.ts";
import type { EventView, EventViewDate } from "#app/domain/events/build-event-view.server.ts";
import type { Language } from "#app/domain/languages/language.ts";
import { commaOf } from "#app/domain/text/list-text.ts";
import { dayText, momentText, timesText } from "#app/domain/time/when-text.ts";
import { offsetLabel, offsetText } from "#app/domain/time/zoned-time.ts";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";

/** Maximum number of dates below each other, each with its zone; more stand in two columns. */
const maxInOneColumn = 4;

/** True when the dates stand in two columns, with the zone once below them. */
export const areDatesCompact = (event: EventView): boolean => announcedDates(event).shown.length > maxInOneColumn;

/** List the dates to come, and say what has changed about each. */
export function PosterDates({ event }: { event: EventView }) {
  const { t } = useTranslation(["promotion", "event", "common"]);
  const language = useLanguage();
  const { shown, more } = announcedDates(event);
  const isCompact = areDatesCompact(event);
  const isOnline = event.attendance === "online";
  return (
    <div>
      <ul className={isCompact ? "poster-dates is-compact" : "poster-dates"}>
        {shown.map((date) => (
          <li key={date.dateId} className={date.status === "cancelled" ? "is-off" : undefined}>
            <PosterChange date={date} countryCode={event.countryCode} isCompact={isCompact} />
            {isCompact ? (
              <time dateTime={`${date.startsAtLocal}${offsetText(date.offsetMinutes)}`}>
                {`${dayText({ ...date, countryCode: event.countryCode }, language)}${commaOf(language)}`}
                <Times date={{ ...date, countryCode: event.countryCode }} />
              </time>
            ) : (
              <When date={{ ...date, countryCode: event.countryCode, cityName: event.cityName }} isOnline={isOnline} />
            )}
          </li>
        ))}
      </ul>
      {isCompact && <p>{zoneText(event, t)}</p>}
      {more > 0 && <p>{t("poster.moreDates", { count: more })}</p>}
    </div>
  );
}

function PosterChange(props: { date: EventViewDate; countryCode: string; isCompact: boolean }) {
  const { t } = useTranslation(["promotion", "event", "common"]);
  const words = changeText(props.date, { ...props, t, language: useLanguage() });
  return words === null ? null : <b>{words} · </b>;
}

/** Texts of the poster. */
export type PosterTexts = TFunction<["promotion", "event", "common"]>;
type Wording = { t: PosterTexts; language: Language; countryCode: string; isCompact: boolean };

/** Say that a date is cancelled, postponed or online now, or has a new time; null for a date as planned. */
export function changeText(date: EventViewDate, { t, language, countryCode, isCompact }: Wording): string | null {
  const change = dateChange(date);
  if (change === null) return null;
  const before = date.previousStartsAtLocal;
  if (change !== "moved" || before === null || isCompact) return t(`common:dateStatus.${change}`);
  return t("event:moved", { when: momentText(before, language, countryCode) });
}

/** Write day and times of a date in one line. */
export function compactText(event: EventView, date: EventViewDate, language: Language): string {
  const span = { ...date, countryCode: event.countryCode };
  return `${dayText(span, language)}${commaOf(language)}${timesText(span, language)}`;
}

/** Say whose time the dates are in, with every offset that they have. */
export function zoneText(event: EventView, t: PosterTexts): string {
  const offsets = new Set(announcedDates(event).shown.map((date) => offsetLabel(date.offsetMinutes)));
  const zone = { city: event.cityName, offset: [...offsets].join(" / ") };
  return event.attendance === "online" ? t("common:time.zoneOnline", zone) : t("common:time.zone", zone);
}
