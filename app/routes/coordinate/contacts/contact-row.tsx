import type { ContactRow } from "#app/domain/contacts/list-contacts.server.ts";
import { coordinateOrganisationPath } from "#app/domain/coordinate-paths.ts";
import { endonyms } from "#app/domain/languages/language.ts";
import { countryName } from "#app/domain/model/country.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

/** Show one organisation: its name, kind and place, its events, and the people who belong to it. */
export function ContactRowItem({ row }: { row: ContactRow }) {
  const { t } = useTranslation(["contacts", "inScope", "common"]);
  const language = useLanguage();
  const isAMember = row.organisers.some(({ email }) => email === row.contactEmail);
  return (
    <li className="list-row contact-row">
      <div className="list-what">
        <h2>
          <a href={coordinateOrganisationPath(language, row.id)}>
            <bdi>{row.name}</bdi>
          </a>
        </h2>
        {row.alias !== null && <p>{t("inScope:organisations.alias", { name: row.alias })}</p>}
        <p>
          {t(`common:organisationKind.${row.kind}`)} ·{" "}
          <bdi>{listText([row.cityName, countryName(row.countryCode, language)], language)}</bdi>
        </p>
      </div>
      <div className="list-state">
        <p>{t(`inScope:organisations.state.${row.state}`)}</p>
        <Events row={row} />
      </div>
      <div className="contact-people">
        {row.organisers.length === 0 && <p>{t("row.nobody")}</p>}
        {row.organisers.length > 0 && <Members row={row} />}
        {row.contactEmail !== "" && !isAMember && (
          <p>
            {t("row.contact")} <Address email={row.contactEmail} />
          </p>
        )}
      </div>
    </li>
  );
}

function Events({ row }: { row: ContactRow }) {
  const { t } = useTranslation("contacts");
  const language = useLanguage();
  const counts = [
    row.publicEvents > 0 && t("row.public", { count: row.publicEvents }),
    row.waitingEvents > 0 && t("row.waiting", { count: row.waitingEvents }),
    row.drafts > 0 && t("row.drafts", { count: row.drafts }),
  ].filter((count) => count !== false);
  return <p>{counts.length === 0 ? t("row.noEvents") : listText(counts, language)}</p>;
}

function Members({ row }: { row: ContactRow }) {
  const { t } = useTranslation(["contacts", "organisations"]);
  return (
    <ul>
      {row.organisers.map(({ email, role, language, isWilling }) => (
        <li key={email}>
          <Address email={email} />
          <p>
            {t(`organisations:members.role.${role}`)} · <span lang={language}>{endonyms[language]}</span>
            {!isWilling && <> · {t("row.unwilling")}</>}
          </p>
        </li>
      ))}
    </ul>
  );
}

const Address = ({ email }: { email: string }) => (
  <a href={`mailto:${encodeURIComponent(email).replaceAll("%40", "@")}`} dir="ltr">
    {email}
  </a>
);
