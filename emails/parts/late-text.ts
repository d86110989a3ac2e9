import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { type Instant, minutes, offsetLabel, parseLocalDateTime } from "#app/domain/time/zoned-time.ts";
import type { MailModel } from "../mail-model.ts";
import type { MailTexts } from "./letter.ts";

/** When a mail that comes late was due, by the clock of what it is about, else by UTC. */
export function lateText(model: MailModel, scheduledFor: Instant, { t, language }: MailTexts): string {
  const place = "when" in model ? model.when : { offsetMinutes: 0, countryCode: null };
  const local = parseLocalDateTime(new Date(scheduledFor + minutes(place.offsetMinutes)).toISOString().slice(0, 16));
  if (!local) throw new RangeError("not an instant of our calendar");
  const locale = formatLocaleFor(language, place.countryCode);
  const time = `${formatLocal(local, "time", locale)} (UTC${offsetLabel(place.offsetMinutes)})`;
  return t("late", { when: listText([formatLocal(local, "day", locale), isolated(time, language)], language) });
}
