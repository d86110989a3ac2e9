import { invitationsPath, coHostsPath, coHostedEventPath } from "#app/domain/paths.ts";
import type { CoHosting } from "#app/domain/co-hosts/list-co-hosting.server.ts";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";

/** What the desk says of organising together with others. */
export function CoHostingBox({ together }: { together: CoHosting }) {
  const { t } = useTranslation("together");
  const language = useLanguage();
  const { invitations, requests, shared } = together;
  if (invitations + requests.length + shared.length === 0) return null;
  return (
    <section className="part" aria-labelledby="together">
      <h2 id="together">{t("desk.title")}</h2>
      <ul className="rows">
        {invitations > 0 && (
          <li>
            <Link to={invitationsPath(language)}>{t("desk.invitations", { count: invitations })}</Link>
          </li>
        )}
        {requests.map((one) => (
          <li key={`${one.eventId} ${one.organisationId}`}>
            <Link to={coHostsPath(language, one.eventId)}>
              {t("desk.request", { name: one.organisationName })}{" "}
              <UserText text={one.title} language={one.textLanguage} />
            </Link>
          </li>
        ))}
        {shared.map((one) => (
          <li key={one.eventId}>
            <Link to={coHostedEventPath(language, one.eventId)}>
              <UserText text={one.title} language={one.textLanguage} />
            </Link>
            <span className="soft">{t("desk.with", { name: one.leadName })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
