import { profilePath, vouchPath } from "#app/domain/organise-paths.ts";
import { countryName } from "#app/domain/model/country.ts";
import type { OrganisationOverview } from "#app/domain/organisations/get-organisation-overview.server.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

/** Show the profile of an organisation, with the actions of its owners. */
export function OrganisationProfile({ overview }: { overview: OrganisationOverview }) {
  const { t } = useTranslation(["organisations", "common", "coordinate"]);
  const language = useLanguage();
  const { organisation } = overview;
  return (
    <section className="facts-box" aria-labelledby="profile">
      <h2 id="profile">{t("profile.heading")}</h2>
      <dl>
        <dt>{t("register.kind")}</dt>
        <dd>
          {t(`common:organisationKind.${organisation.kind}`)} · {t(`coordinate:review.state.${organisation.state}`)}
        </dd>
        <dt>{t("details.city")}</dt>
        <dd>
          <bdi>{listText([overview.cityName, countryName(organisation.countryCode, language)], language)}</bdi>
        </dd>
        <dt>{t("profile.alias")}</dt>
        <dd>{organisation.alias === null ? t("details.noAlias") : <bdi>{organisation.alias}</bdi>}</dd>
        <dt>{t("profile.contact")}</dt>
        <dd>
          {organisation.contactEmail === "" ? t("details.none") : <bdi dir="ltr">{organisation.contactEmail}</bdi>}
        </dd>
      </dl>
      {overview.isOwner && (
        <p className="actions">
          <Link className="button quiet" to={profilePath(language, organisation.id)}>
            {t("overview.edit")}
          </Link>
          {overview.cityLevel && (
            <Link className="button quiet" to={vouchPath(language, organisation.id)}>
              {t("vouch.title")}
            </Link>
          )}
        </p>
      )}
    </section>
  );
}
