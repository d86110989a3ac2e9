import { organisationPath } from "#app/domain/organise-paths.ts";
import type { OwnEventsPage } from "#app/domain/own-events/list-own-events-page.server.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";

type Props = Pick<OwnEventsPage, "organisations">;

/** Say which organisations wait to be verified. */
export function PendingOrganisations({ organisations }: Props) {
  const { t } = useTranslation(["ownEvents", "organisations"]);
  return organisations
    .filter(({ state }) => state === "pending")
    .map(({ id, name, isCityListed }) => (
      <Notice
        key={id}
        tone="warn"
        title={t(isCityListed ? "ownEvents:pending" : "organisations:asked.cityWaits", { name })}
      />
    ));
}

export function OwnOrganisations({ organisations }: Props) {
  const { t } = useTranslation("ownEvents");
  const language = useLanguage();
  return (
    <section className="part" aria-labelledby="organisations">
      <h2 id="organisations">{t("organisations")}</h2>
      <ul className="rows">
        {organisations.map(({ id, name }) => (
          <li key={id}>
            <a href={organisationPath(language, id)}>
              <bdi>{name}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
