import { coordinateItemPath, coordinatePath, withQuery } from "#app/domain/paths.ts";
import { type ReviewQueueFilter, reviewQueueQuery } from "#app/domain/review/review-queue-filter.ts";
import type { ReviewItemKind } from "#app/domain/model/review-item.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

/** Link back to the filtered queue and on to the next item; for keyboards, also to the decision on this page. */
export function ReviewBar({
  next,
  remainingCount,
  filter,
  hasDecision,
}: {
  next: { kind: ReviewItemKind; id: string } | null;
  remainingCount: number;
  filter: ReviewQueueFilter;
  hasDecision: boolean;
}) {
  const { t } = useTranslation("coordinate");
  const language = useLanguage();
  const query = reviewQueueQuery(filter);
  return (
    <p className="actions">
      <a href={withQuery(coordinatePath(language), query)}>{t("review.back")}</a>
      {next && (
        <a href={withQuery(coordinateItemPath(language, next), query)}>{t("review.next", { count: remainingCount })}</a>
      )}
      {hasDecision && <a href="#decision">{t("review.toDecision")}</a>}
    </p>
  );
}
