import type { ManagedDate } from "#app/domain/dates/list-managed-dates.server.ts";
import { dayText, timesText } from "#app/domain/time/when-text.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";

export function DateLine({ date }: { date: Omit<ManagedDate, "does"> }) {
  const { t } = useTranslation(["dates", "common"]);
  const language = useLanguage();
  return (
    <span>
      <b>
        <UserText text={date.title} language={date.textLanguage} />
      </b>{" "}
      <small className="hint">
        <bdi>{dayText(date, language)}</bdi> · <bdi>{timesText(date, language)}</bdi> · <bdi>{date.cityName}</bdi>
        {date.status !== "scheduled" && ` · ${t("many.now", { state: t(`common:dateStatus.${date.status}`) })}`}
      </small>
    </span>
  );
}
