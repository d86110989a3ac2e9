import type { ReviewState } from "#app/domain/model/review-state.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

/** Count an organisation's events by review state, in one line. */
export function EventsSoFar({ events }: { events: readonly { review: ReviewState; count: number }[] }) {
  const { t } = useTranslation(["coordinate", "common"]);
  const language = useLanguage();
  if (events.length === 0) return t("organisation.nothing");
  return listText(
    events.map(({ review, count }) => `${t(`common:review.${review}`)} ${count}`),
    language,
  );
}
