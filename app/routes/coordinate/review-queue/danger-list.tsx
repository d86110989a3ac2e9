import type { ReviewQueuePage, ReviewQueueRowOnPage } from "#app/domain/review/get-review-queue-page.server.ts";
import { countryName } from "#app/domain/model/country.ts";
import { hideEventPath } from "#app/domain/organise-paths.ts";
import { coordinateEventPath } from "#app/domain/coordinate-paths.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { useTranslation } from "react-i18next";
import { agoText } from "#app/components/review/due-text.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { ItemTitle, useStartText } from "./queue-row.tsx";

/** Show reports of danger above every filter, each with what to do at once. */
export function DangerList({ dangers }: { dangers: ReviewQueuePage["dangers"] }) {
  return dangers.map((item) => <Danger key={item.key} item={item} />);
}

function Danger({ item }: { item: ReviewQueueRowOnPage }) {
  const { t } = useTranslation(["reviewQueue", "coordinate"]);
  const language = useLanguage();
  const startText = useStartText();
  const path = `${coordinateEventPath(language, item.subjectId)}#reports`;
  const where = listText([item.cityName, countryName(item.countryCode, language)], language);
  return (
    <section className="danger-report" aria-labelledby={`danger-${item.subjectId}`}>
      <Icon name="warning" />
      <div>
        <p className="danger-label">
          {t("danger.label")} · {t("coordinate:report.kinds.dangerous")}
        </p>
        <h2 id={`danger-${item.subjectId}`}>
          <a href={path}>
            <ItemTitle item={item} />
          </a>
        </h2>
        <p>
          {[where, item.takesPlace && startText(item), item.age && agoText(item.age, language)]
            .filter((part) => part !== null)
            .map((part, index) => (
              <span key={part}>
                {index > 0 && " · "}
                <bdi>{part}</bdi>
              </span>
            ))}
        </p>
      </div>
      <p className="actions">
        <a className="button" href={path}>
          {t("danger.read")}
        </a>
        {item.isPublic && (
          <a className="button danger" href={hideEventPath(language, item.subjectId)}>
            {t("danger.hide")}
          </a>
        )}
      </p>
    </section>
  );
}
