import { coordinateItemPath, withQuery } from "#app/domain/paths.ts";
import { countryName } from "#app/domain/model/country.ts";
import type { ReviewQueuePage } from "#app/domain/review/get-review-queue-page.server.ts";
import { type ReviewQueueFilter, reviewQueueQuery } from "#app/domain/review/review-queue-filter.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { momentText } from "#app/domain/time/when-text.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";

type Item = ReviewQueuePage["items"][number];

/** List waiting items, oldest first; each can be opened, or ticked to decide several at once. */
export function QueueTable({ items, filter }: { items: readonly Item[]; filter: ReviewQueueFilter }) {
  const { t } = useTranslation("coordinate");
  return (
    <table className="queue">
      <thead>
        <tr>
          <th scope="col">
            <span className="hidden">{t("queue.choose")}</span>
          </th>
          <th scope="col">{t("queue.what")}</th>
          <th scope="col">{t("queue.city")}</th>
          <th scope="col">{t("queue.organisation")}</th>
          <th scope="col">{t("queue.due")}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <QueueRow key={item.key} item={item} filter={filter} />
        ))}
      </tbody>
    </table>
  );
}

function QueueRow({ item, filter }: { item: Item; filter: ReviewQueueFilter }) {
  const { t } = useTranslation("coordinate");
  const language = useLanguage();
  const path = coordinateItemPath(language, { kind: item.kind, id: item.subjectId });
  return (
    <tr>
      <td>
        <label className="tick">
          <input type="checkbox" name="items" value={item.key} />
          <span className="hidden">{t("queue.chooseThis", { title: item.title })}</span>
        </label>
      </td>
      <th scope="row">
        <span className="soft">{t(`queue.kinds.${item.kind}`)}</span>
        <br />
        <a href={withQuery(path, reviewQueueQuery(filter))}>
          {item.textLanguage ? <UserText text={item.title} language={item.textLanguage} /> : <bdi>{item.title}</bdi>}
        </a>
        {item.holder && (
          <span className="held">
            {" "}
            {item.holder.isMine ? t("claim.mine") : t("claim.by", { who: item.holder.email })}
          </span>
        )}
      </th>
      <td data-label={t("queue.city")}>
        <bdi>{listText([item.cityName, countryName(item.countryCode, language)], language)}</bdi>
      </td>
      <td data-label={t("queue.organisation")}>
        <bdi>{item.organisationName}</bdi>
        {item.kind !== "organisation" && item.organisationState !== "verified" && (
          <b className="stop"> {t("queue.orgPending")}</b>
        )}
      </td>
      <td data-label={t("queue.due")}>
        <Due item={item} />
      </td>
    </tr>
  );
}

/** Show until when an item should be decided, in the local time of its place; late items are marked. */
function Due({ item }: { item: Pick<Item, "isLate" | "dueLocal" | "countryCode" | "levels"> }) {
  const { t } = useTranslation("coordinate");
  const language = useLanguage();
  const when = momentText(item.dueLocal, language, item.countryCode);
  return (
    <>
      {item.isLate ? <b className="stop">{t("queue.late")} </b> : `${t("queue.until")} `}
      <bdi>{when}</bdi>
      {item.isLate && item.levels.length > 1 && (
        <>
          <br />
          <span className="soft">
            {t("queue.askedToo", {
              levels: listText(
                item.levels.map((level) => t(`scope.${level}`)),
                language,
              ),
            })}
          </span>
        </>
      )}
    </>
  );
}
