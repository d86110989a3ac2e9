import type { CoHosts } from "#app/domain/co-hosts/get-co-hosts.server.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

type CoHost = CoHosts["partners"][number];

/** List the co-hosts, and the organisations that are invited or ask to co-host. */
export function CoHostList({ page }: { page: CoHosts }) {
  const { t } = useTranslation("coHosts");
  if (page.partners.length === 0) return <p>{t("partners.none")}</p>;
  return (
    <ul className="rows">
      {page.partners.map((partner) => (
        <li key={partner.organisationId}>
          <OrganisationLine organisation={partner} />
          <span className="soft">{t(`partners.state.${partner.status}`)}</span>
          {page.isOpen && <Buttons partner={partner} />}
        </li>
      ))}
    </ul>
  );
}

function Buttons({ partner }: { partner: CoHost }) {
  const { t } = useTranslation("coHosts");
  const { status, organisationId, name } = partner;
  if (status === "leaving" || status === "joining") return null;
  if (status === "requested") {
    return (
      <span className="actions">
        <CoHostButton intent="accept" organisationId={organisationId} label={t("partners.accept")} name={name} />
        <CoHostButton intent="decline" organisationId={organisationId} label={t("partners.decline")} name={name} />
      </span>
    );
  }
  const label = t(status === "invited" ? "partners.takeBack" : "partners.remove");
  return <CoHostButton intent="remove" organisationId={organisationId} label={label} name={name} />;
}

function CoHostButton({
  intent,
  organisationId,
  label,
  name,
}: {
  intent: string;
  organisationId: string;
  label: string;
  name: string;
}) {
  return (
    <Form method="post" reloadDocument>
      <input type="hidden" name="organisationId" value={organisationId} />
      <button type="submit" name="intent" value={intent} className="quiet small">
        {label}
        <span className="hidden"> {name}</span>
      </button>
    </Form>
  );
}

/** Search organisations to invite, without scripts; before a search, suggest the local authority of the city. */
export function CoHostSearch({ page }: { page: CoHosts }) {
  const { t } = useTranslation("coHosts");
  return (
    <section className="part" aria-labelledby="invite">
      <h2 id="invite">{t("partners.invite")}</h2>
      <form method="get" className="field">
        <label htmlFor="partner-words">{t("partners.search")}</label>
        <input id="partner-words" name="q" type="search" defaultValue={page.words} dir="auto" />
        <p>
          <button type="submit" className="quiet">
            {t("partners.find")}
          </button>
        </p>
      </form>
      {!page.isSearch && page.found.length > 0 && <p>{t("partners.ofCity")}</p>}
      {page.isSearch && (
        <p role="status">
          {page.found.length === 0 ? t("partners.nobody") : t("partners.found", { count: page.found.length })}
        </p>
      )}
      <ul className="rows">
        {page.found.map((organisation) => (
          <li key={organisation.organisationId}>
            <OrganisationLine organisation={organisation} />
            <CoHostButton
              intent="invite"
              organisationId={organisation.organisationId}
              label={t("partners.ask")}
              name={organisation.name}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OrganisationLine({ organisation }: { organisation: Pick<CoHost, "name" | "cityName" | "kind"> }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <span>
      <bdi>{organisation.name}</bdi>{" "}
      <span className="soft">
        ({listText([organisation.cityName, t(`organisationKind.${organisation.kind}`)], language)})
      </span>
    </span>
  );
}
