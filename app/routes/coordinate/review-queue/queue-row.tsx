import type { ReviewQueueRowOnPage } from "#app/domain/review/get-review-queue-page.server.ts";
import type { ReviewItemKind } from "#app/domain/model/review-item.ts";
import { withQuery } from "#app/domain/paths.ts";
import { coordinateItemPath } from "#app/domain/coordinate-paths.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { timeText } from "#app/domain/time/when-text.ts";
import { useTranslation } from "react-i18next";
import { DueText } from "#app/components/review/due-text.tsx";
import { useFunctionText } from "#app/components/scope-lists/use-function-text.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Icon, type IconName } from "#app/components/ui/icon.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";

type Row = ReviewQueueRowOnPage;

const kindIcons = {
  organisation: "people",
  event: "add",
  revision: "moved",
  facts: "check",
  report: "warning",
} as const satisfies Record<ReviewItemKind, IconName>;

/** Show an item of the queue: what, who and where; when it takes place; until when to decide, and who has it. */
export function QueueRow({ item, query, isPickable }: { item: Row; query: string; isPickable: boolean }) {
  const { t } = useTranslation(["coordinate", "reviewQueue"]);
  const language = useLanguage();
  const path = withQuery(coordinateItemPath(language, { kind: item.kind, id: item.subjectId }), query);
  return (
    <li>
      <article data-key-row className={isPickable ? "queue-row" : "queue-row is-fixed"}>
        {isPickable && (
          <label className="queue-pick">
            <input type="checkbox" name="items" value={item.key} />
            <span className="hidden">{t("queue.chooseThis", { title: item.title })}</span>
          </label>
        )}
        <div>
          <h3>
            <a href={path}>
              <ItemTitle item={item} />
            </a>
          </h3>
          <p className="soft">
            <span className="kind">
              <Icon name={kindIcons[item.kind]} />
              {t(`queue.kinds.${item.kind}`)}
              {item.kind === "report" && item.reportKind && `: ${t(`report.kinds.${item.reportKind}`)}`}
            </span>
            {item.kind !== "organisation" && (
              <>
                {" · "}
                <bdi>{item.organisationName}</bdi>
              </>
            )}
            {" · "}
            <bdi>{item.cityName}</bdi>
          </p>
          {item.kind !== "organisation" && item.organisationState !== "verified" && (
            <p className="stop">{t("queue.orgPending")}</p>
          )}
        </div>
        <TakesPlace item={item} />
        <Turn item={item} />
      </article>
    </li>
  );
}

export function ItemTitle({ item }: { item: Pick<Row, "title" | "textLanguage"> }) {
  return item.textLanguage ? <UserText text={item.title} language={item.textLanguage} /> : <bdi>{item.title}</bdi>;
}

/** Return a function that says when the event of an item takes place; null for what does not take place. */
export function useStartText(): (item: Row) => string | null {
  const { t } = useTranslation("reviewQueue");
  const language = useLanguage();
  return ({ takesPlace, countryCode }) => {
    if (takesPlace === null) return null;
    const { start, day } = takesPlace;
    const time = timeText(start, language, countryCode);
    if (day !== "other") return t(`when.${day}`, { time });
    return listText([formatLocal(start, "day", formatLocaleFor(language, countryCode)), time], language);
  };
}

function TakesPlace({ item }: { item: Row }) {
  const { t } = useTranslation("reviewQueue");
  const startText = useStartText();
  const text = startText(item);
  if (text === null) return null;
  return (
    <p className="queue-day">
      <span className="soft">{t(item.kind === "organisation" ? "when.firstEvent" : "when.takesPlace")}</span>{" "}
      <bdi>{text}</bdi>
    </p>
  );
}

function Turn({ item }: { item: Row }) {
  const { t } = useTranslation(["coordinate", "reviewQueue"]);
  const nameOf = useFunctionText();
  const { holder } = item;
  return (
    <p className="queue-turn">
      <DueText due={item.due} countryCode={item.countryCode} />
      {item.noteCount > 0 && <span className="soft">{t("reviewQueue:notes.count", { count: item.noteCount })}</span>}
      {holder && (
        <span className="held">{holder.isMine ? t("claim.mine") : t("claim.by", { who: nameOf(holder.by) })}</span>
      )}
    </p>
  );
}
