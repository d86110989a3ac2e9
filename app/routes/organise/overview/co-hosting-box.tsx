import { invitationsPath, coHostsPath, coHostedEventPath } from "#app/domain/organise-paths.ts";
import type { CoHosting } from "#app/domain/co-hosts/list-co-hosting.server.ts";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";

/** Show invitations, requests and events of co-hosting on the overview. */
export function CoHostingBox({ together }: { together: CoHosting }) {
  const { t } = useTranslation("coHosts");
  const language = useLanguage();
  const { invitations, requests, shared } = together;
  if (invitations + requests.length + shared.length === 0) return null;
  return (
    <section className="part" aria-labelledby="together">
      <h2 id="together">{t("overview.title")}</h2>
      <ul className="rows">
        {invitations > 0 && (
          <li>
            <Link to={invitationsPath(language)}>{t("overview.invitations", { count: invitations })}</Link>
          </li>
        )}
        {requests.map((request) => (
          <li key={`${request.eventId} ${request.organisationId}`}>
            <Link to={coHostsPath(language, request.eventId)}>
              {t("overview.request", { name: request.organisationName })}{" "}
              <UserText text={request.title} language={request.textLanguage} />
            </Link>
          </li>
        ))}
        {shared.map((event) => (
          <li key={event.eventId}>
            <Link to={coHostedEventPath(language, event.eventId)}>
              <UserText text={event.title} language={event.textLanguage} />
            </Link>
            <span className="soft">{t("overview.with", { name: event.leadName })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
