import { UserQuote } from "#app/components/ui/user-text.tsx";
import { coordinateCityPath } from "#app/domain/coordinate-paths.ts";
import { countryName } from "#app/domain/model/country.ts";
import type { OrganisationReview } from "#app/domain/review/get-organisation-review.server.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { EventsSoFar } from "#app/components/review/event-counts.tsx";
import { Notice } from "#app/components/ui/notice.tsx";

/** Show the details by which a coordinator can check an organisation. */
export function OrganisationFactList({ review }: { review: OrganisationReview }) {
  const { t } = useTranslation(["organisations", "coordinate", "cities", "common"]);
  const language = useLanguage();
  const { city } = review;
  return (
    <section className="facts-box" aria-labelledby="facts">
      <h2 id="facts">{t("coordinate:review.facts")}</h2>
      {city.state === "proposed" && (
        <Notice tone="warn" title={t("details.cityProposed", { city: city.name })}>
          {review.mayConfirmCity && (
            <p>
              <Link to={coordinateCityPath(language, city.id)}>{t("cities:city.toPage")}</Link>
            </p>
          )}
        </Notice>
      )}
      <dl>
        <dt>{t("register.kind")}</dt>
        <dd>
          {t(`common:organisationKind.${review.kind}`)} · {t(`coordinate:review.state.${review.state}`)}
          {review.isTrusted && ` · ${t("coordinate:organisation.trusted")}`}
          {review.isHidden && ` · ${t("coordinate:organisation.hidden")}`}
        </dd>
        <dt>{t("profile.alias")}</dt>
        <dd>{review.alias === null ? t("details.noAlias") : <bdi>{review.alias}</bdi>}</dd>
        <dt>{t("details.city")}</dt>
        <dd>
          <bdi>{listText([city.name, countryName(city.countryCode, language)], language)}</bdi>
        </dd>
        <dt>{t("coordinate:review.contact")}</dt>
        <dd>
          {review.contactEmail === "" ? (
            t("details.none")
          ) : (
            <a href={`mailto:${review.contactEmail}`} dir="ltr">
              {review.contactEmail}
            </a>
          )}
        </dd>
        <dt>{t("profile.proof")}</dt>
        <dd>{review.proof === null ? t("details.none") : <UserQuote text={review.proof} />}</dd>
        <dt>{t("details.voucher")}</dt>
        <dd>{review.voucher === null ? t("details.nobody") : <bdi>{review.voucher}</bdi>}</dd>
        <dt>{t("members.title")}</dt>
        <dd>{t("details.members", { count: review.memberCount })}</dd>
        <dt>{t("coordinate:organisation.soFar")}</dt>
        <dd>
          <EventsSoFar events={review.events} />
        </dd>
      </dl>
    </section>
  );
}
