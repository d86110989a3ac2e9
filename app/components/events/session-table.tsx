import { isolateNumbers } from "#app/domain/text/bidi-isolate.ts";
import type { EventViewDate } from "#app/domain/events/build-event-view.server.ts";
import { sessionDays } from "#app/domain/sessions/session-days.ts";
import { nameForReader } from "#app/domain/languages/spoken-language-names.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { dayText, timesText } from "#app/domain/time/when-text.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";

/** Show the sessions of a date as a schedule. */
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
            {atSameTime(sessions).map((parallel) => (
              <Slot key={parallel[0].id} sessions={parallel} countryCode={countryCode} />
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}

type Session = EventViewDate["sessions"][number];
type Parallel = [Session, ...Session[]];

/** Group sessions, in order, that begin and end together. */
function atSameTime(sessions: readonly Session[]): Parallel[] {
  const slots: Parallel[] = [];
  for (const session of sessions) {
    const slot = slots.at(-1);
    if (slot?.[0].startsAtLocal === session.startsAtLocal && slot[0].endsAtLocal === session.endsAtLocal)
      slot.push(session);
    else slots.push([session]);
  }
  return slots;
}

/** Show the sessions of one time side by side, each with its track, room and language. */
function Slot({ sessions, countryCode }: { sessions: Parallel; countryCode: string }) {
  const language = useLanguage();
  return (
    <li>
      <bdi className="times">{timesText({ ...sessions[0], countryCode }, language)}</bdi>
      <ul>
        {sessions.map((session) => {
          const spoken = session.spokenLanguage && nameForReader(session.spokenLanguage, language);
          return (
            <li key={session.id}>
              <b>
                <UserText text={session.title} language={session.textLanguage} />
              </b>
              <span className="soft">
                {[session.track, session.room, spoken].flatMap((part) =>
                  part ? [<bdi key={part}>{isolateNumbers(part)}</bdi>] : [],
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </li>
  );
}
