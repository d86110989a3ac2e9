import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { listText } from "#app/domain/text/list-text.ts";
import type { OwnEventLine } from "#app/domain/own-events/own-event-line.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

/** Show the start of an event in few letters: "Fri, 18 Dec, 19:00"; only the day where no time is typed yet. */
export function StartText({ start }: Pick<OwnEventLine, "start">) {
  const { t } = useTranslation("ownEvents");
  const language = useLanguage();
  if (!start) return t("noDate");
  const locale = formatLocaleFor(language, null);
  const day = formatLocal(start, "dayShort", locale);
  const isDayOnly = start.length === 10;
  return <bdi>{isDayOnly ? day : listText([day, formatLocal(start, "time", locale)], language)}</bdi>;
}
