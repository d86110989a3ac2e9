import type { ReviewItem } from "#app/domain/review/get-review-item.server.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { useTranslation } from "react-i18next";
import { EventArticle } from "#app/components/events/event-article.tsx";
import { useFormLabels } from "#app/components/forms/form-labels.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

/** Fields that the summary of the folded event names, by the name that changes have. */
const named = ["title", "summary", "description", "themes", "format", "venueName", "spoken", "door", "inclusion"];

/**
 * Show the event as its page shows it: whole for a new one, folded below its changes for a public one, with a summary of
 * what does not change.
 */
export function WholeEvent({ item }: { item: ReviewItem }) {
  const { t } = useTranslation(["coordinate", "reviewQueue"]);
  const labels = useFormLabels();
  const language = useLanguage();
  if (item.review !== "approved")
    return (
      <section className="preview" aria-labelledby="preview">
        <h2 id="preview" className="preview-title">
          {t("review.preview")}
        </h2>
        <EventArticle event={item.view} isPreview />
      </section>
    );
  const changed = [...(item.proposal?.changes ?? []), ...item.urgentChanges.flatMap(({ changes }) => changes)];
  const same = named.filter((field) => !changed.some((change) => change.field === field));
  const isNothingOpen = changed.length === 0 && !item.proposal?.picture;
  return (
    <details className="fold" open={isNothingOpen}>
      <summary>
        {t("review.publicNow")}{" "}
        {!isNothingOpen && (
          <span className="soft">
            {t("reviewQueue:unchanged", {
              fields: listText(
                same.map((field) => labels[field] ?? field),
                language,
              ),
            })}
          </span>
        )}
      </summary>
      <div className="preview">
        <EventArticle event={item.view} isPreview />
      </div>
    </details>
  );
}
