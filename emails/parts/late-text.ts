import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { type Instant, minutes, offsetLabel, parseLocalDateTime } from "#app/domain/time/zoned-time.ts";
import type { MailTexts } from "./letter.ts";

const utc = { offsetMinutes: 0, countryCode: null };

/**
 * Say when a late mail was due, by the wall clock of its date, else in UTC.
 * @param facts facts of the mail; `when` is its date
 */
export function lateText(facts: unknown, scheduledFor: Instant, { t, language }: MailTexts): string {
  const place = (facts as { when?: { offsetMinutes: number; countryCode: string } }).when ?? utc;
  const local = parseLocalDateTime(new Date(scheduledFor + minutes(place.offsetMinutes)).toISOString().slice(0, 16));
  if (!local) throw new RangeError("not an instant of our calendar");
  const locale = formatLocaleFor(language, place.countryCode);
  const time = `${formatLocal(local, "time", locale)} (UTC${offsetLabel(place.offsetMinutes)})`;
  return t("late", { when: listText([formatLocal(local, "day", locale), isolated(time, language)], language) });
}
