import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { dayText, timesText, timeText } from "#app/domain/time/when-text.ts";
import { type LocalDateTime, offsetLabel } from "#app/domain/time/zoned-time.ts";
import type { MailTexts } from "./letter.ts";

type When = {
  startsAtLocal: LocalDateTime;
  endsAtLocal: LocalDateTime;
  offsetMinutes: number;
  cityName: string;
  countryCode: string;
};

/** Format a date: weekday, day, wall clock, zone and offset of the place (MAIL-25). */
export function dateText(when: When, { common, language }: MailTexts): string {
  const zone = common("time.zone", {
    city: isolated(when.cityName, language),
    offset: offsetLabel(when.offsetMinutes),
  });
  return listText([dayText(when, language), isolated(timesText(when, language), language), zone], language);
}

/** Format the day and the start of a date, for subjects, which name no event. */
export function startText(when: Pick<When, "startsAtLocal" | "countryCode">, { language }: MailTexts): string {
  const day = formatLocal(when.startsAtLocal, "day", formatLocaleFor(language, when.countryCode));
  const time = timeText(when.startsAtLocal, language, when.countryCode);
  return isolated(listText([day, time], language), language);
}
