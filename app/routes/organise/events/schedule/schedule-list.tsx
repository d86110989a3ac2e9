import { newSessionPath, sessionPath } from "#app/domain/organise-paths.ts";
import type { Schedule } from "#app/domain/sessions/get-schedule.server.ts";
import { sessionDays } from "#app/domain/sessions/session-days.ts";
import { maxSessions } from "#app/domain/model/session.ts";
import { nameOfLanguage } from "#app/domain/languages/spoken-language.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { dayText, timesText } from "#app/domain/time/when-text.ts";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";

type ScheduledDate = Schedule["dates"][number];
type ScheduledSession = ScheduledDate["sessions"][number];

/** Show the sessions of a date to its organiser, with warnings of clashes. */
export function ProgrammeOfDate({ date, schedule }: { date: ScheduledDate; schedule: Schedule }) {
  const { t } = useTranslation("sessions");
  const language = useLanguage();
  const id = `date-${date.dateId}`;
  return (
    <section className="part" aria-labelledby={id}>
      <h2 id={id}>{dayText(date, language)}</h2>
      <p className="soft">
        <bdi>{timesText(date, language)}</bdi>
      </p>
      {date.clashes.map(([session, clash]) => (
        <Notice key={`${session?.id} ${clash?.id}`} tone="warn" title={t("schedule.clash")}>
          <p>
            <bdi dir="auto">{session?.title}</bdi> · <bdi dir="auto">{clash?.title}</bdi>
          </p>
        </Notice>
      ))}
      {date.sessions.length === 0 && <p>{t("schedule.none")}</p>}
      {sessionDays(date, date.sessions).map(({ day, isSaid, sessions }) => (
        <div key={day}>
          {isSaid && <h3>{formatLocal(day, "full", formatLocaleFor(language, date.countryCode))}</h3>}
          <ol className="sessions">
            {sessions.map((session) => (
              <SessionRow key={session.id} session={session} date={date} schedule={schedule} />
            ))}
          </ol>
        </div>
      ))}
      {schedule.isOpen && (
        <p className="actions">
          {date.isFull ? (
            t("schedule.full", { max: maxSessions })
          ) : (
            <Link className="button quiet" to={newSessionPath(language, schedule.eventId, date.dateId)}>
              {t("schedule.add")}
            </Link>
          )}
        </p>
      )}
    </section>
  );
}

function SessionRow({
  session,
  date,
  schedule,
}: {
  session: ScheduledSession;
  date: ScheduledDate;
  schedule: Schedule;
}) {
  const { t } = useTranslation(["sessions", "event"]);
  const language = useLanguage();
  const spoken = session.spokenLanguage && nameOfLanguage(session.spokenLanguage);
  const facts = [session.track, session.room, spoken].filter((fact) => fact !== null);
  return (
    <li>
      <bdi className="times">{timesText({ ...session, countryCode: date.countryCode }, language)}</bdi>
      <span>
        <b dir="auto">{session.title}</b>
        {session.state !== "shown" && <small className="hint"> {t(`schedule.state.${session.state}`)}</small>}
        <span className="soft">
          {facts.map((fact) => (
            <bdi key={fact}>{fact}</bdi>
          ))}
          {session.capacity !== null && <span>{t("event:seats", { count: session.capacity })}</span>}
        </span>
        {schedule.isOpen && (
          <Link to={sessionPath(language, schedule.eventId, session.id)}>
            {t("schedule.change")}
            <span className="hidden" dir="auto">
              {" "}
              {session.title}
            </span>
          </Link>
        )}
      </span>
    </li>
  );
}
