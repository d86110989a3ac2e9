import { coordinateCityPath } from "#app/domain/paths.ts";
import { countryName } from "#app/domain/model/country.ts";
import type { OrganisationReview } from "#app/domain/review/get-organisation-review.server.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { EventsSoFar } from "#app/components/review/event-counts.tsx";
import { Notice } from "#app/components/ui/notice.tsx";

/** Everything by which a coordinator can tell whether an organisation is what it says, and the button that says so. */
export function OrganisationFactList({ facts }: { facts: OrganisationReview }) {
  const { t } = useTranslation(["joining", "common", "coordinate"]);
  const language = useLanguage();
  const { city } = facts;
  return (
    <section className="facts-box" aria-labelledby="facts">
      <h2 id="facts">{t("coordinate:review.facts")}</h2>
      {city.state === "proposed" && (
        <Notice tone="warn" title={t("facts.cityProposed", { city: city.name })}>
          {facts.mayConfirmCity && (
            <p>
              <Link to={coordinateCityPath(language, city.id)}>{t("city.toPage")}</Link>
            </p>
          )}
        </Notice>
      )}
      <dl>
        <dt>{t("register.kind")}</dt>
        <dd>
          {t(`common:organisationKind.${facts.kind}`)} · {t(`coordinate:review.state.${facts.state}`)}
          {facts.isTrusted && ` · ${t("coordinate:organisation.trusted")}`}
          {facts.isHidden && ` · ${t("coordinate:organisation.hidden")}`}
        </dd>
        <dt>{t("profile.alias")}</dt>
        <dd>{facts.alias === null ? t("facts.noAlias") : <bdi>{facts.alias}</bdi>}</dd>
        <dt>{t("facts.city")}</dt>
        <dd>
          <bdi>{listText([city.name, countryName(city.countryCode, language)], language)}</bdi>
        </dd>
        <dt>{t("coordinate:review.contact")}</dt>
        <dd>
          {facts.contactEmail === "" ? (
            t("facts.none")
          ) : (
            <a href={`mailto:${facts.contactEmail}`} dir="ltr">
              {facts.contactEmail}
            </a>
          )}
        </dd>
        <dt>{t("profile.proof")}</dt>
        <dd>{facts.proof === null ? t("facts.none") : <blockquote dir="auto">{facts.proof}</blockquote>}</dd>
        <dt>{t("facts.voucher")}</dt>
        <dd>{facts.voucher === null ? t("facts.nobody") : <bdi>{facts.voucher}</bdi>}</dd>
        <dt>{t("members.title")}</dt>
        <dd>{t("facts.members", { count: facts.memberCount })}</dd>
        <dt>{t("coordinate:organisation.soFar")}</dt>
        <dd>
          <EventsSoFar events={facts.events} />
        </dd>
      </dl>
    </section>
  );
}
