import type { ReviewItem } from "#app/domain/review/get-review-item.server.ts";
import { momentText } from "#app/domain/time/when-text.ts";
import { useTranslation } from "react-i18next";
import { DeputyNotice } from "#app/components/review/deputy-notice.tsx";
import { DueText } from "#app/components/review/due-text.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";

/** Name the event, and say what waits, who organises it, when it takes place, and until when to decide. */
export function ReviewHead({ item }: { item: ReviewItem }) {
  const { t } = useTranslation(["coordinate", "common", "reviewQueue"]);
  const language = useLanguage();
  const { view, waits, organisation } = item;
  const first = view.dates[0];
  return (
    <header>
      <h1>
        <UserText text={view.title} language={view.textLanguage} />
      </h1>
      <p className="review-facts">
        <span>{waits ? t(`queue.kinds.${waits.kind}`) : t(`common:review.${item.review}`)}</span>
        <bdi>{organisation.alias ?? organisation.name}</bdi>
        <bdi>{view.cityName}</bdi>
        {first && (
          <span>
            {t("reviewQueue:when.takesPlace")} <bdi>{momentText(first.startsAtLocal, language, view.countryCode)}</bdi>
          </span>
        )}
        {waits && <DueText due={waits.due} countryCode={view.countryCode} />}
      </p>
      <DeputyNotice places={item.deputyFor} />
      {item.review === "submitted" && organisation.state !== "verified" && (
        <Notice tone="warn" title={t("review.orgFirst")} />
      )}
      {item.review !== "submitted" && item.review !== "approved" && (
        <Notice tone="plain" title={t("review.decided", { state: t(`common:review.${item.review}`) })} />
      )}
    </header>
  );
}
