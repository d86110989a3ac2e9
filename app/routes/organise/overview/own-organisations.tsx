import { organisationPath, registerPath } from "#app/domain/paths.ts";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";

type Own = { id: string; name: string; state: string; isCityListed: boolean };

/** List the account's organisations, or link to register the first one. */
export function OwnOrganisations({ organisations }: { organisations: readonly Own[] }) {
  const { t } = useTranslation(["organise", "organisations"]);
  const language = useLanguage();
  if (organisations.length === 0) {
    return (
      <>
        <p>{t("overview.none")}</p>
        <p>
          <a className="button" href={registerPath(language)}>
            {t("organisations:register.title")}
          </a>
        </p>
      </>
    );
  }
  return (
    <>
      <p className="soft">{t("overview.organisations")}</p>
      <ul className="rows">
        {organisations.map((organisation) => (
          <li key={organisation.id}>
            <Link to={organisationPath(language, organisation.id)}>
              <bdi>{organisation.name}</bdi>
            </Link>
          </li>
        ))}
      </ul>
      {organisations
        .filter((organisation) => organisation.state === "pending")
        .map((organisation) => (
          <Notice
            key={organisation.id}
            tone="warn"
            title={t(organisation.isCityListed ? "overview.pending" : "organisations:asked.cityWaits", {
              name: organisation.name,
            })}
          />
        ))}
    </>
  );
}
