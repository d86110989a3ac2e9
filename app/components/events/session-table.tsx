import { isolateNumbers } from "#app/domain/text/bidi-isolate.ts";
import type { EventViewDate } from "#app/domain/events/build-event-view.server.ts";
import { sessionDays } from "#app/domain/sessions/session-days.ts";
import { nameOfLanguage } from "#app/domain/languages/spoken-language.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { dayText, timesText } from "#app/domain/time/when-text.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";

/** Show the sessions of a date; parallel sessions are listed one below the other, each with room and language. */
export function SessionTable({
  date,
  countryCode,
  isOnly,
}: {
  date: EventViewDate;
  countryCode: string;
  isOnly: boolean;
}) {
  const { t } = useTranslation("event");
  const language = useLanguage();
  if (date.sessions.length === 0) return null;
  const id = `sessions-${date.dateId}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {t("programme")}
        {!isOnly && <span className="soft"> · {dayText({ ...date, countryCode }, language)}</span>}
      </h2>
      {sessionDays(date, date.sessions).map(({ day, isSaid, sessions }) => (
        <div key={day}>
          {isSaid && <h3>{formatLocal(day, "full", formatLocaleFor(language, countryCode))}</h3>}
          <ol className="sessions">
            {sessions.map((session) => (
              <SessionRow key={session.id} session={session} countryCode={countryCode} />
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}

function SessionRow({ session, countryCode }: { session: EventViewDate["sessions"][number]; countryCode: string }) {
  const language = useLanguage();
  const facts = [session.track, session.room, session.spokenLanguage && nameOfLanguage(session.spokenLanguage)];
  return (
    <li>
      <bdi className="times">{timesText({ ...session, countryCode }, language)}</bdi>
      <span>
        <b>
          <UserText text={session.title} language={session.textLanguage} />
        </b>
        <span className="soft">
          {facts.flatMap((part) => (part ? [<bdi key={part}>{isolateNumbers(part)}</bdi>] : []))}
        </span>
      </span>
    </li>
  );
}
