import { withQuery } from "#app/domain/paths.ts";
import { coordinateOrganisationsPath, coordinatePath, welcomesPath } from "#app/domain/coordinate-paths.ts";
import type { ReviewQueuePage } from "#app/domain/review/get-review-queue-page.server.ts";
import {
  emptyReviewQueueFilter,
  isNarrowed,
  type ReviewQueueFilter,
  reviewQueueQuery,
} from "#app/domain/review/review-queue-filter.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

type Props = { queue: ReviewQueuePage; filter: ReviewQueueFilter };

/** Say that nothing waits: in a filter or a search, with ways out of it, or at all. */
export function EmptyQueue({ queue, filter }: Props) {
  const { t } = useTranslation("reviewQueue");
  const path = coordinatePath(useLanguage());
  if (queue.count > 0) return null;
  if (!isNarrowed(filter)) return queue.dangers.length > 0 ? null : <p className="lead">{t("nothing")}</p>;
  const whole = withQuery(path, reviewQueueQuery({ ...emptyReviewQueueFilter, view: filter.view }));
  const words = withQuery(path, reviewQueueQuery({ ...emptyReviewQueueFilter, view: filter.view, q: filter.q }));
  if (filter.q === "")
    return (
      <p className="lead">
        {t("emptyFilter", { count: queue.waiting })} <a href={whole}>{t("removeFilters")}</a>
      </p>
    );
  return (
    <div className="empty list-empty">
      <p>
        <b>{t("nothingFor", { q: filter.q })}</b>
      </p>
      {queue.found > 0 && (
        <p>
          {t("foundWithout", { count: queue.found })} <a href={words}>{t("searchWithout")}</a>
        </p>
      )}
      <p>
        {t("others", { count: queue.waiting })} <a href={whole}>{t("removeFilters")}</a>
      </p>
    </div>
  );
}

/** Show the pages of the queue, the reader's scopes, and links to what else waits. */
export function QueueFoot({ queue, filter }: Props) {
  const { t } = useTranslation(["coordinate", "organisations"]);
  const language = useLanguage();
  const scopes = queue.scopes.map((scope) => scope.name ?? t("scope.network"));
  const withView = (view: ReviewQueueFilter["view"]) =>
    withQuery(coordinatePath(language), reviewQueueQuery({ ...filter, view }));
  return (
    <>
      <Pages queue={queue} filter={filter} />
      <ul className="links">
        {queue.elsewhere > 0 && (
          <li>
            <a href={withView("all")}>{t("queue.elsewhere", { count: queue.elsewhere })}</a>
          </li>
        )}
        {filter.view === "all" && (
          <li>
            <a href={withView("offered")}>{t("queue.onlyMine")}</a>
          </li>
        )}
        {queue.orphans > 0 && (
          <li>
            <a href={coordinateOrganisationsPath(language)}>
              {t("organisations:need.title")} ({queue.orphans})
            </a>
          </li>
        )}
        {queue.welcomes > 0 && (
          <li>
            <a href={welcomesPath(language)}>
              {t("welcomes.title")} ({queue.welcomes})
            </a>
          </li>
        )}
      </ul>
      <p className="soft">{t("queue.yours", { places: listText(scopes, language) })}</p>
    </>
  );
}

function Pages({ queue, filter }: Props) {
  const { t } = useTranslation("coordinate");
  const language = useLanguage();
  if (queue.pages === 1) return null;
  const pathOf = (page: number) => {
    const query = new URLSearchParams(reviewQueueQuery(filter));
    query.set("page", String(page));
    return `${coordinatePath(language)}?${query}`;
  };
  return (
    <nav aria-label={t("queue.pages")}>
      <ul className="queue-pages">
        {Array.from({ length: queue.pages }, (_, index) => index + 1).map((page) => (
          <li key={page}>
            <a href={pathOf(page)} aria-current={page === queue.page ? "page" : undefined}>
              {page}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
