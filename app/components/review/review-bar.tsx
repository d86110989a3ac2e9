import { withQuery } from "#app/domain/paths.ts";
import { coordinateItemPath, coordinatePath } from "#app/domain/coordinate-paths.ts";
import { type ReviewQueueFilter, reviewQueueQuery } from "#app/domain/review/review-queue-filter.ts";
import type { ReviewItemKind } from "#app/domain/model/review-item.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

/** Link back to the filtered queue, named after what else waits there, and on to the next item. */
export function ReviewBar({
  next,
  previous = null,
  remainingCount,
  filter,
}: {
  next: { kind: ReviewItemKind; id: string } | null;
  previous?: { kind: ReviewItemKind; id: string } | null;
  remainingCount: number;
  filter: ReviewQueueFilter;
}) {
  const { t } = useTranslation(["coordinate", "reviewQueue"]);
  const language = useLanguage();
  const query = reviewQueueQuery(filter);
  return (
    <p className="actions review-nav">
      <a className="back" href={withQuery(coordinatePath(language), query)}>
        {t("queue.title")}
      </a>
      {previous && (
        <a data-key="k" href={withQuery(coordinateItemPath(language, previous), query)}>
          {t("reviewQueue:previous")}
        </a>
      )}
      {next && (
        <a data-key="j" href={withQuery(coordinateItemPath(language, next), query)}>
          {t("review.next", { count: remainingCount })}
        </a>
      )}
    </p>
  );
}
