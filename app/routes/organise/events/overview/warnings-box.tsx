import { eventPath } from "#app/domain/paths.ts";
import { organiseEventPath, schedulePath, requestCoHostingPath } from "#app/domain/organise-paths.ts";
import type { NamedEvent, Warnings } from "#app/domain/events/list-warnings.server.ts";
import { momentText } from "#app/domain/time/when-text.ts";
import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";

/** Show warnings about the event; they do not prevent anything. */
export function WarningsBox({ warnings, countryCode }: { warnings: Warnings | null; countryCode: string | undefined }) {
  const { t } = useTranslation("sessions");
  const language = useLanguage();
  const others = warnings?.others.filter((warning) => warning.events.length > 0) ?? [];
  if (!warnings || (others.length === 0 && !warnings.roomClash)) return null;
  return (
    <section className="part" aria-labelledby="warnings">
      <h2 id="warnings">{t("warnings.title")}</h2>
      <p>{t("warnings.lead")}</p>
      {warnings.roomClash && (
        <Notice tone="warn" title={t("warnings.roomClash")}>
          <p>
            <Link to={schedulePath(language, warnings.eventId)}>{t("warnings.toProgramme")}</Link>
          </p>
        </Notice>
      )}
      {others.map(({ kind, events }) => (
        <Notice key={kind} tone="warn" title={t(`warnings.${kind}`)}>
          <ul className="rows">
            {events.map((event) => (
              <li key={event.eventId}>
                <OtherEvent event={event} countryCode={countryCode ?? ""} />
                {kind === "possibleDouble" && <AskCoHosts ownId={warnings.eventId} event={event} />}
              </li>
            ))}
          </ul>
        </Notice>
      ))}
    </section>
  );
}

function OtherEvent({ event, countryCode }: { event: NamedEvent; countryCode: string }) {
  const language = useLanguage();
  const path = event.isPublic ? eventPath(language, event.slug) : organiseEventPath(language, event.eventId);
  return (
    <span>
      <a href={path}>
        <UserText text={event.title} language={event.textLanguage} />
      </a>{" "}
      <bdi className="soft">{momentText(event.startsAtLocal, language, countryCode)}</bdi>
    </span>
  );
}

function AskCoHosts({ ownId, event }: { ownId: string; event: NamedEvent }) {
  const { t } = useTranslation("sessions");
  const language = useLanguage();
  if (event.asked) return <span className="soft">{t(`warnings.asked.${event.asked}`)}</span>;
  if (!event.canAsk) return null;
  return (
    <Form method="post" action={requestCoHostingPath(language, ownId)} reloadDocument>
      <input type="hidden" name="otherEventId" value={event.eventId} />
      <button type="submit" className="quiet small">
        {t("warnings.ask")}
      </button>
    </Form>
  );
}
