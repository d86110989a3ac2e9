import type { ReviewQueuePage } from "#app/domain/review/get-review-queue-page.server.ts";
import { countryName } from "#app/domain/model/country.ts";
import { hideEventPath } from "#app/domain/organise-paths.ts";
import type { Language } from "#app/domain/languages/language.ts";
import { coordinateEventPath } from "#app/domain/coordinate-paths.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { useTranslation } from "react-i18next";
import { agoText } from "#app/components/review/due-text.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { ItemTitle, useStartText } from "./queue-row.tsx";

type DangerItem = ReviewQueuePage["dangers"][number];

/**
 * Show reports of danger above every filter, each with what to do at once. One that the reader has opened takes one line,
 * so that the rows below come into view.
 */
export function DangerList({ dangers }: { dangers: ReviewQueuePage["dangers"] }) {
  return dangers.map((item) => <Danger key={item.key} item={item} />);
}

const reportsPath = (language: Language, item: DangerItem) =>
  `${coordinateEventPath(language, item.subjectId)}#reports`;

function Danger({ item }: { item: DangerItem }) {
  return item.isOpened ? <OpenedDanger item={item} /> : <NewDanger item={item} />;
}

function NewDanger({ item }: { item: DangerItem }) {
  const { t } = useTranslation("reviewQueue");
  const language = useLanguage();
  const startText = useStartText();
  const path = reportsPath(language, item);
  const where = listText([item.cityName, countryName(item.countryCode, language)], language);
  return (
    <section className="danger-report" aria-labelledby={`danger-${item.subjectId}`}>
      <Icon name="warning" />
      <div>
        <DangerLabel />
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
        <HideNow item={item} />
      </p>
    </section>
  );
}

/** Keep what and where in one line, with its link to the report and the act that hides the event. */
function OpenedDanger({ item }: { item: DangerItem }) {
  const { t } = useTranslation("reviewQueue");
  const language = useLanguage();
  return (
    <section className="danger-report is-opened" aria-labelledby={`danger-${item.subjectId}`}>
      <Icon name="warning" />
      <a href={reportsPath(language, item)} id={`danger-${item.subjectId}`}>
        <span className="danger-label">{t("danger.label")}</span>
        <span className="danger-line">
          <ItemTitle item={item} /> · <bdi>{item.cityName}</bdi>
          <span className="hidden"> · {t("danger.read")}</span>
        </span>
      </a>
      <HideNow item={item} />
    </section>
  );
}

function DangerLabel() {
  const { t } = useTranslation(["reviewQueue", "coordinate"]);
  return (
    <p className="danger-label">
      {t("danger.label")} · {t("coordinate:report.kinds.dangerous")}
    </p>
  );
}

function HideNow({ item }: { item: DangerItem }) {
  const { t } = useTranslation("reviewQueue");
  const language = useLanguage();
  if (!item.isPublic) return null;
  return (
    <a className="button danger" href={hideEventPath(language, item.subjectId)}>
      {t("danger.hide")}
    </a>
  );
}
