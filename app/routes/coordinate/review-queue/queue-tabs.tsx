import { withQuery } from "#app/domain/paths.ts";
import { coordinatePath } from "#app/domain/coordinate-paths.ts";
import type { ReviewQueuePage } from "#app/domain/review/get-review-queue-page.server.ts";
import {
  emptyReviewQueueFilter,
  type ReviewQueueFilter,
  reviewQueueQuery,
} from "#app/domain/review/review-queue-filter.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

/** Link to the most frequent filters, with the number of items behind each that the search finds; empty ones are left out. */
export function QueueTabs({ queue, filter }: { queue: ReviewQueuePage; filter: ReviewQueueFilter }) {
  const { t } = useTranslation("reviewQueue");
  const path = coordinatePath(useLanguage());
  const base = { ...emptyReviewQueueFilter, view: filter.view, q: filter.q };
  const { all, late, mine, kinds } = queue.counts;
  const tabs = [
    { key: "all" as const, count: all, filter: base },
    { key: "late" as const, count: late, filter: { ...base, isLate: true } },
    { key: "mine" as const, count: mine, filter: { ...base, isMine: true } },
    ...kinds.map(({ kind, count }) => ({ key: kind, count, filter: { ...base, kind } })),
  ];
  const current = reviewQueueQuery(filter);
  return (
    <nav aria-label={t("tabs.label")}>
      <ul className="queue-tabs">
        {tabs
          .filter((tab) => tab.key === "all" || tab.count > 0 || reviewQueueQuery(tab.filter) === current)
          .map((tab) => (
            <li key={tab.key}>
              <a
                href={withQuery(path, reviewQueueQuery(tab.filter))}
                aria-current={reviewQueueQuery(tab.filter) === current ? "true" : undefined}
              >
                {t(`tabs.${tab.key}`)} <b>{tab.count}</b>
              </a>
            </li>
          ))}
      </ul>
    </nav>
  );
}
