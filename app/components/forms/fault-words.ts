import type { Language } from "#app/domain/languages/language.ts";
import { parseFaultText, wordsOfFault } from "#app/domain/fault-text.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { localDateOf, parseLocalDate, parseLocalDateTime } from "#app/domain/time/zoned-time.ts";
import type { TFunction } from "i18next";
import { faultTexts } from "#app/i18n/fault-texts.ts";

/**
 * Put a fault into words.
 * @param text as `faultText` and `saidFault` write it
 */
export function faultWords(t: TFunction<"formFaults">, language: Language, text: string): string {
  const locale = formatLocaleFor(language, null);
  const inWords = (value: string) => {
    const time = parseLocalDateTime(value);
    const day = time ? localDateOf(time) : parseLocalDate(value);
    const clock = time ? `, ${formatLocal(time, "time", locale)}` : "";
    return day ? `${formatLocal(day, "full", locale)}${clock}` : value;
  };
  const said = wordsOfFault(text);
  if (said !== null) return said;
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
}
