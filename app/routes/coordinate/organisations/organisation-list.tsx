import { coordinateOrganisationPath } from "#app/domain/paths.ts";
import { countryName } from "#app/domain/model/country.ts";
import type { listOrganisationsInNeed } from "#app/domain/review/list-organisations-in-need.server.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

type Listed = ReturnType<typeof listOrganisationsInNeed>["organisations"][number];

/** Organisations a coordinator should look at, with what each one waits for. */
export function OrganisationQueue({ organisations }: { organisations: readonly Listed[] }) {
  const { t } = useTranslation(["joining", "coordinate", "common"]);
  const language = useLanguage();
  const waitsFor = (one: Listed) => [
    ...(one.state === "pending" ? [t("coordinate:review.state.pending")] : []),
    ...(one.cityState === "proposed" ? [t("need.cityProposed")] : []),
    ...(one.hasOwner ? [] : [t("need.noOwner")]),
    ...(one.isVouched ? [t("need.vouched")] : []),
  ];
  return (
    <table className="queue">
      <thead>
        <tr>
          <th scope="col">{t("coordinate:queue.organisation")}</th>
          <th scope="col">{t("register.kind")}</th>
          <th scope="col">{t("facts.city")}</th>
          <th scope="col">{t("need.state")}</th>
          <th scope="col">{t("need.since")}</th>
        </tr>
      </thead>
      <tbody>
        {organisations.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              <Link to={coordinateOrganisationPath(language, one.id)}>
                <bdi>{one.name}</bdi>
              </Link>
            </th>
            <td data-label={t("register.kind")}>{t(`common:organisationKind.${one.kind}`)}</td>
            <td data-label={t("facts.city")}>
              <bdi>{listText([one.cityName, countryName(one.countryCode, language)], language)}</bdi>
            </td>
            <td data-label={t("need.state")}>{listText(waitsFor(one), language)}</td>
            <td data-label={t("need.since")}>
              {formatLocal(one.since, "day", formatLocaleFor(language, one.countryCode))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
