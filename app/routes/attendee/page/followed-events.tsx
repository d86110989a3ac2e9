import { DateStatusBadge } from "#app/components/events/date-status-badge.tsx";
import { When } from "#app/components/events/date-time.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";
import { eventPath } from "#app/domain/paths.ts";
import type { AttendeePage } from "#app/domain/sign-ups/get-attendee-page.server.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { useTranslation } from "react-i18next";

type Followed = AttendeePage["followed"][number];

export function FollowedList({ followed }: { followed: readonly Followed[] }) {
  return followed.map((event) => <FollowedEvent key={event.eventId} event={event} />);
}

function FollowedEvent({ event }: { event: Followed }) {
  const { t } = useTranslation("attendee");
  const language = useLanguage();
  const id = `f-${event.eventId}`;
  const erasedOn = formatLocal(event.erasedOn, "full", formatLocaleFor(language, event.countryCode));
  return (
    <section className="ticket" aria-labelledby={id}>
      <p className="ticket-state">{t("followed.state")}</p>
      <h2 id={id}>
        <UserText text={event.title} language={event.textLanguage} />
      </h2>
      {event.isHidden && <Notice tone="stop" title={t("page.hidden")} />}
      {event.dates.map((date) => (
        <div key={date.dateId}>
          <DateStatusBadge date={{ ...date, attendance: "in_person", isFull: false }} />
          <p>
            <When date={date} />
          </p>
        </div>
      ))}
      {!event.isHidden && (
        <p>
          <a href={eventPath(language, event.slug)}>{t("page.event")}</a>
        </p>
      )}
      <form method="post" className="actions">
        <input type="hidden" name="eventId" value={event.eventId} />
        <button type="submit" name="intent" value="unfollow" className="quiet">
          {t("followed.stop")}
        </button>
      </form>
      <p className="soft">{t("followed.erasedOn", { day: erasedOn })}</p>
    </section>
  );
}
