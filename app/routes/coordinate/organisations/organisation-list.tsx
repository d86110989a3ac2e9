import { coordinateOrganisationPath } from "#app/domain/paths.ts";
import { countryName } from "#app/domain/model/country.ts";
import type { listOrganisationsInNeed } from "#app/domain/review/list-organisations-in-need.server.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

type Listed = ReturnType<typeof listOrganisationsInNeed>["organisations"][number];

/** List organisations that a coordinator should look at, each with the reasons. */
export function OrganisationQueue({ organisations }: { organisations: readonly Listed[] }) {
  const { t } = useTranslation(["organisations", "coordinate", "common"]);
  const language = useLanguage();
  const waitsFor = (listed: Listed) => [
    ...(listed.state === "pending" ? [t("coordinate:review.state.pending")] : []),
    ...(listed.cityState === "proposed" ? [t("need.cityProposed")] : []),
    ...(listed.hasOwner ? [] : [t("need.noOwner")]),
    ...(listed.isVouched ? [t("need.vouched")] : []),
  ];
  return (
    <table className="queue">
      <thead>
        <tr>
          <th scope="col">{t("coordinate:queue.organisation")}</th>
          <th scope="col">{t("register.kind")}</th>
          <th scope="col">{t("details.city")}</th>
          <th scope="col">{t("need.state")}</th>
          <th scope="col">{t("need.since")}</th>
        </tr>
      </thead>
      <tbody>
        {organisations.map((organisation) => (
          <tr key={organisation.id}>
            <th scope="row">
              <Link to={coordinateOrganisationPath(language, organisation.id)}>
                <bdi>{organisation.name}</bdi>
              </Link>
            </th>
            <td data-label={t("register.kind")}>{t(`common:organisationKind.${organisation.kind}`)}</td>
            <td data-label={t("details.city")}>
              <bdi>{listText([organisation.cityName, countryName(organisation.countryCode, language)], language)}</bdi>
            </td>
            <td data-label={t("need.state")}>{listText(waitsFor(organisation), language)}</td>
            <td data-label={t("need.since")}>
              {formatLocal(organisation.since, "day", formatLocaleFor(language, organisation.countryCode))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
