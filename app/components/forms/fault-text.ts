import { parseFaultText } from "#app/domain/fault-text.ts";
import { faultTexts } from "#app/i18n/fault-texts.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { localDateOf, parseLocalDate, parseLocalDateTime } from "#app/domain/time/zoned-time.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

/** Return the function that puts a fault into the language of the page. */
export function useFaultText(): (text: string) => string {
  const { t } = useTranslation("formFaults");
  const locale = formatLocaleFor(useLanguage(), null);
  const inWords = (value: string) => {
    const time = parseLocalDateTime(value);
    const day = time ? localDateOf(time) : parseLocalDate(value);
    const clock = time ? `, ${formatLocal(time, "time", locale)}` : "";
    return day ? `${formatLocal(day, "full", locale)}${clock}` : value;
  };
  return (text) => {
    const { key, values = {} } = parseFaultText(text);
    const written = Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "string" ? inWords(value) : value,
    ]);
    // Every key of the closed set has a text in every catalogue: a check makes sure.
    return t(`fault.${key}` as "fault.choose", {
      ...(Object.fromEntries(written) as Record<string, string | number>),
      ns: faultTexts,
    });
  };
}
