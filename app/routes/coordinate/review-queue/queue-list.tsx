import { withQuery } from "#app/domain/paths.ts";
import { coordinatePath, decideManyPath } from "#app/domain/coordinate-paths.ts";
import type { ReviewQueuePage } from "#app/domain/review/get-review-queue-page.server.ts";
import { type ReviewQueueFilter, reviewQueueQuery } from "#app/domain/review/review-queue-filter.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { QueueRow } from "./queue-row.tsx";

type Props = { queue: ReviewQueuePage; filter: ReviewQueueFilter; isAll: boolean };

/**
 * Show the queue as one form: rows in groups by the day until which to decide, and the acts on the chosen ones, or on all
 * that the filter finds.
 */
export function QueueList({ queue, filter, isAll }: Props) {
  const { t } = useTranslation("reviewQueue");
  const language = useLanguage();
  const query = reviewQueueQuery(filter);
  return (
    <form method="post" action={withQuery(decideManyPath(language), query)} className="queue-form">
      <ChooseAll queue={queue} filter={filter} isAll={isAll} />
      {queue.groups.map(({ until, day, count, rows }) => (
        <section key={until} aria-labelledby={`until-${until}`}>
          <h2 id={`until-${until}`} className={until === "tonight" ? "queue-group stop" : "queue-group"}>
            {t(`groups.${until}`, { day: day ? dayName(day) : "" })} <span className="soft">{count}</span>
          </h2>
          <ol className="queue-rows">
            {rows.map((item) => (
              <QueueRow key={item.key} item={item} query={query} isPickable={!isAll} />
            ))}
          </ol>
        </section>
      ))}
      <BulkBar isAll={isAll} count={queue.count} />
    </form>
  );

  function dayName({ date, isNear }: { date: Parameters<typeof formatLocal>[0]; isNear: boolean }): string {
    return formatLocal(date, isNear ? "weekday" : "day", formatLocaleFor(language, null));
  }
}

/** Link to the same list with all of its pages chosen, and back. */
function ChooseAll({ queue, filter, isAll }: Props) {
  const { t } = useTranslation("reviewQueue");
  const query = new URLSearchParams(reviewQueueQuery(filter));
  if (!isAll) query.set("all", "1");
  const path = withQuery(coordinatePath(useLanguage()), query.toString());
  return (
    <p className="choose-all">
      {isAll && (
        <>
          <input type="hidden" name="all" value="1" />
          <b>{t("choose.allChosen", { count: queue.count })}</b>{" "}
        </>
      )}
      <a href={path}>{isAll ? t("choose.oneByOne") : t("choose.all", { count: queue.count })}</a>
    </p>
  );
}

/** Show the acts on what is chosen; style sheets hide them while nothing is, and count what is. */
function BulkBar({ isAll, count }: { isAll: boolean; count: number }) {
  const { t } = useTranslation("reviewQueue");
  return (
    <div className={isAll ? "bulk-bar is-all" : "bulk-bar"}>
      <p>
        {t("choose.chosen")} {isAll ? <b>{count}</b> : <b className="chosen-count" />}
      </p>
      <button type="submit" name="action" value="agree">
        {t("choose.agree")}
      </button>
      <details>
        <summary className="button quiet">{t("choose.more")}</summary>
        <div className="bulk-more">
          <button type="submit" name="action" value="ask" className="quiet">
            {t("choose.ask")}
          </button>
          <button type="submit" name="action" value="take" className="quiet">
            {t("choose.take")}
          </button>
          <button type="submit" name="action" value="refuse" className="danger">
            {t("choose.refuse")}
          </button>
        </div>
      </details>
    </div>
  );
}
