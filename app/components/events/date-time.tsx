import { commaOf } from "#app/domain/text/list-text.ts";
import { dayText, type Span, timesText } from "#app/domain/time/when-text.ts";
import { type LocalDateTime, localDateOf, offsetText, offsetLabel } from "#app/domain/time/zoned-time.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

type WhenProps = {
  startsAtLocal: LocalDateTime;
  endsAtLocal: LocalDateTime;
  offsetMinutes: number;
  countryCode: string;
  cityName: string;
};

/** Show the times of a date, isolated from the direction of the text around them. */
export function Times({ date }: { date: Span }) {
  const isOneDay = localDateOf(date.startsAtLocal) === localDateOf(date.endsAtLocal);
  return <bdi className={isOneDay ? "times whole" : "times"}>{timesText(date, useLanguage())}</bdi>;
}

/** Show weekday, date, wall clock and zone of a date, so that it is clear whose local time is meant. */
export function When({ date, isOnline = false }: { date: WhenProps; isOnline?: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = { city: date.cityName, offset: offsetLabel(date.offsetMinutes) };
  return (
    <span className="when">
      <time dateTime={`${date.startsAtLocal}${offsetText(date.offsetMinutes)}`}>
        {`${dayText(date, language)}${commaOf(language)}`}
        <Times date={date} />
      </time>
      <span className="zone">{isOnline ? t("time.zoneOnline", zone) : t("time.zone", zone)}</span>
    </span>
  );
}
