import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import type { LocalDateTime } from "#app/domain/time/zoned-time.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

export function DayBlock({ at, countryCode }: { at: LocalDateTime; countryCode: string }) {
  const locale = formatLocaleFor(useLanguage(), countryCode);
  return (
    <time className="day" dateTime={at.slice(0, 10)}>
      <span>{formatLocal(at, "weekdayShort", locale)}</span>
      <b>{formatLocal(at, "dayNumber", locale)}</b>
      <span>{formatLocal(at, "monthShort", locale)}</span>
    </time>
  );
}
