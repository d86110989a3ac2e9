import type { DueWords } from "#app/domain/coordinators/due-words.server.ts";
import type { Language } from "#app/domain/languages/language.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { timeText } from "#app/domain/time/when-text.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Icon } from "#app/components/ui/icon.tsx";

export type Span = { unit: "minutes" | "hours" | "days"; count: number };
const unitNames = { minutes: "minute", hours: "hour", days: "day" } as const;

/** Write a span of time: "3 days". */
const spanText = ({ unit, count }: Span, language: Language): string =>
  new Intl.NumberFormat(`${language}-u-nu-latn`, { style: "unit", unit: unitNames[unit], unitDisplay: "long" }).format(
    count,
  );

/** Write how long ago something was: "12 minutes ago". */
export const agoText = ({ unit, count }: Span, language: Language): string =>
  new Intl.RelativeTimeFormat(`${language}-u-nu-latn`, { numeric: "always" }).format(-count, unitNames[unit]);

/** Say until when an item should be decided, in words; what is late or due soon stands out by its icon too. */
export function DueText({ due, countryCode }: { due: DueWords; countryCode: string }) {
  const say = useDueText();
  const tone = due.form === "late" ? "stop" : due.form === "today" || due.form === "tomorrow" ? "warn" : "soft";
  return (
    <span className={`due ${tone}`}>
      <Icon name="clock" />
      {say(due, countryCode)}
    </span>
  );
}

function useDueText(): (due: DueWords, countryCode: string) => string {
  const { t } = useTranslation("reviewQueue");
  const language = useLanguage();
  return (due, countryCode) => {
    if (due.form === "late") return t("due.late", { span: spanText(due, language) });
    if ("time" in due) {
      if (due.time === null) return t(`due.${due.form}`);
      return t(`due.${due.form}At`, { time: timeText(due.time, language, countryCode) });
    }
    const day = formatLocal(
      due.day,
      due.form === "weekday" ? "weekday" : "day",
      formatLocaleFor(language, countryCode),
    );
    return t(due.isEnd ? `due.${due.form}End` : `due.${due.form}`, { day });
  };
}
