import type { ReviewQueueCounts } from "#app/domain/review/count-review-queue.server.ts";
import { useTranslation } from "react-i18next";
import { Icon } from "#app/components/ui/icon.tsx";

/** Say how many items wait for a coordinator, the late ones first. */
export function WaitingCounts({ waiting: { late, others } }: { waiting: ReviewQueueCounts }) {
  const { t } = useTranslation("workspace");
  if (late + others === 0) return <p>{t("home.nothingToDecide")}</p>;
  return (
    <ul className="waiting-counts">
      {late > 0 && (
        <li className="is-late">
          <Icon name="clock" />
          {t("home.late", { count: late })}
        </li>
      )}
      {others > 0 && (
        <li>
          <Icon name="check" />
          {late > 0 ? t("home.others", { count: others }) : t("home.toDecide", { count: others })}
        </li>
      )}
    </ul>
  );
}
