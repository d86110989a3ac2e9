import { verifyOrganisationPath } from "#app/domain/addresses.ts";
import { directionOf, endonyms } from "#app/domain/languages/language.ts";
import type { ReviewItem } from "#app/domain/reviews/get-review-item.server.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../shell/reader.tsx";
import { UserBlocks } from "../ui/user-text.tsx";

/** What only a reviewer sees: who is behind it, how to reach them, the other languages, what was decided before. */
export function ReviewFacts({ item }: { item: ReviewItem }) {
  const { t } = useTranslation(["coordinate", "common"]);
  const language = useLanguage();
  const { organisation } = item;
  const others = item.texts.filter((text) => text.language !== item.view.textLanguage);
  return (
    <section className="facts-box" aria-labelledby="facts">
      <h2 id="facts">{t("review.facts")}</h2>
      <dl>
        <dt>{t("review.organisation")}</dt>
        <dd>
          <bdi>
            {organisation.alias
              ? t("review.knownAs", { name: organisation.name, alias: organisation.alias })
              : organisation.name}
          </bdi>
          <br />
          <span className="soft">
            {t(`common:organisationKind.${organisation.kind}`)} · {t(`review.state.${organisation.state}`)}
          </span>
        </dd>
        <dt>{t("review.contact")}</dt>
        <dd>
          <a href={`mailto:${item.contactEmail}`} dir="ltr">
            {item.contactEmail}
          </a>
        </dd>
      </dl>
      {organisation.mayVerify && (
        <form method="post" action={verifyOrganisationPath(language, organisation.id, item.view.eventId)}>
          <p className="hint">{t("review.verifyHint")}</p>
          <button type="submit" className="quiet small">
            {t("review.verify")}
          </button>
        </form>
      )}
      {others.length > 0 && (
        <details>
          <summary>{t("review.otherTexts")}</summary>
          {others.map((text) => (
            <div key={text.language} lang={text.language} dir={directionOf(text.language)} className="other-text">
              <p className="soft">{endonyms[text.language]}</p>
              <h3>{text.title}</h3>
              <p>{text.summary}</p>
              <UserBlocks text={text.description} language={text.language} />
            </div>
          ))}
        </details>
      )}
      <h3>{t("review.history")}</h3>
      <ol className="history">
        {item.history.map((entry) => (
          <li key={entry.at}>
            {t(`review.action.${entry.action}`)}
            {", "}
            <span className="soft">
              {formatLocal(entry.day, "day", formatLocaleFor(language, item.view.countryCode))}
            </span>
            {entry.reason && <blockquote dir="auto">{entry.reason}</blockquote>}
          </li>
        ))}
      </ol>
    </section>
  );
}
