import type { ReviewState } from "#app/domain/events/event.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../shell/reader.tsx";

/** What became of an organisation's events so far, in one line. */
export function EventsSoFar({ events }: { events: readonly { review: ReviewState; count: number }[] }) {
  const { t } = useTranslation(["coordinate", "common"]);
  const language = useLanguage();
  if (events.length === 0) return t("organisation.nothing");
  return listText(
    events.map(({ review, count }) => `${t(`common:review.${review}`)} ${count}`),
    language,
  );
}
