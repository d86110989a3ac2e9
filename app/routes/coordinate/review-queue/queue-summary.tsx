import { coordinateOrganisationsPath, coordinatePath, welcomesPath, withQuery } from "#app/domain/paths.ts";
import type { ReviewQueuePage } from "#app/domain/review/get-review-queue-page.server.ts";
import { type ReviewQueueFilter, reviewQueueQuery } from "#app/domain/review/review-queue-filter.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { isDoneAction } from "#app/components/review/done-notice.tsx";

/** Show the coordinator's scopes, the number of waiting items, and links to what else waits. */
export function QueueLead({
  queue,
  filter,
  done,
}: {
  queue: ReviewQueuePage;
  filter: ReviewQueueFilter;
  done: string | null;
}) {
  const { t } = useTranslation(["coordinate", "organisations"]);
  const language = useLanguage();
  if (!queue.isCoordinator) return <p className="lead">{t("queue.noScope")}</p>;
  const scopes = queue.scopes.map((scope) => scope.name ?? t("scope.network"));
  const withView = (view: ReviewQueueFilter["view"]) =>
    withQuery(coordinatePath(language), reviewQueueQuery({ ...filter, view }));
  return (
    <>
      {isDoneAction(done) && <Notice tone="ok" title={t(`done.${done}`)} />}
      <p className="soft">{t("queue.yours", { places: listText(scopes, language) })}</p>
      <p className="lead">
        {queue.count === 0 ? t("queue.none") : t("queue.items", { count: queue.count })}{" "}
        {queue.lateCount > 0 && <b className="stop">{t("queue.lateCount", { count: queue.lateCount })}</b>}
      </p>
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
      <Pages queue={queue} filter={filter} />
    </>
  );
}

function Pages({ queue, filter }: { queue: ReviewQueuePage; filter: ReviewQueueFilter }) {
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
      <ul className="links">
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
