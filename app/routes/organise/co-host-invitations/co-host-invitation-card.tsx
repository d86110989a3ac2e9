import type { Invitation } from "#app/domain/co-hosts/list-co-host-invitations.server.ts";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { PlaceText } from "#app/components/events/place-text.tsx";
import { When } from "#app/components/events/date-time.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";

/** Show an invitation to co-host an event: title, dates, city, and hosts. */
export function InvitationCard({ invitation }: { invitation: Invitation }) {
  const { t } = useTranslation(["coHosts", "common"]);
  const { eventId, organisationId, leadName } = invitation;
  const id = `invitation-${eventId}-${organisationId}`;
  return (
    <section className="part" aria-labelledby={id}>
      <h2 id={id}>
        <UserText text={invitation.title} language={invitation.textLanguage} />
      </h2>
      <p>{t("invitations.asks", { lead: leadName, name: invitation.organisationName })}</p>
      {invitation.dates.map((date) => (
        <p key={date.dateId}>
          <When date={{ ...date, countryCode: invitation.countryCode, cityName: invitation.cityName }} />
        </p>
      ))}
      <p>
        <bdi>{invitation.cityName}</bdi>
      </p>
      <p>
        {invitation.isOnline ? (
          <span>{t("common:place.online")}</span>
        ) : (
          <PlaceText place={invitation.place} organisers={[leadName]} />
        )}
      </p>
      {invitation.isWaiting ? (
        <Notice tone="plain" title={t("invitations.waiting")} />
      ) : (
        <Form method="post" className="actions" reloadDocument>
          <input type="hidden" name="eventId" value={eventId} />
          <input type="hidden" name="organisationId" value={organisationId} />
          <button type="submit" name="intent" value="accept">
            {t("invitations.accept")}
          </button>
          <button type="submit" name="intent" value="decline" className="quiet">
            {t("invitations.decline")}
          </button>
        </Form>
      )}
    </section>
  );
}
