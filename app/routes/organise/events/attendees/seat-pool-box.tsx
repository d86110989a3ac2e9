import type { Attendees, Pool } from "#app/domain/check-in/get-attendees.server.ts";
import {
  checkInPath,
  dateMessagesPath,
  doorListPath,
  doorListCsvPath,
  releaseSignUpsPath,
} from "#app/domain/organise-paths.ts";
import type { SubmissionResult } from "@conform-to/react";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { When } from "#app/components/events/date-time.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";
import { CrowdNotice, NetworkCapForm } from "./one-network.tsx";
import { AttendeeRow } from "./attendee-row.tsx";

/**
 * Show the sign-ups of a date or of a session with separate sign-up: counts, needs, attendees, and links to the
 * check-in.
 */
export function PoolBox({
  pool,
  attendees,
  reply,
}: {
  pool: Pool;
  attendees: Attendees;
  reply: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation("attendees");
  const language = useLanguage();
  const { countryCode, cityName, eventId } = attendees;
  return (
    <section className="sign-ups">
      <h2>
        {pool.session && (
          <>
            <UserText text={pool.session.title} language={pool.session.textLanguage} />
            <br />
          </>
        )}
        <When date={{ ...pool.date, countryCode, cityName }} />
      </h2>
      <Counts pool={pool} />
      {pool.crowds.map((crowd) => (
        <CrowdNotice key={crowd.signUpId} crowd={crowd} />
      ))}
      <NetworkCapForm pool={pool} reply={reply} />
      <p className="actions">
        {/* A plain link loads the whole page, which runs other scripts. */}
        <a href={checkInPath(language, eventId, pool.dateId)}>{t("people.door")}</a>
        {pool.rows.length > 0 && (
          <>
            <Link to={doorListPath(language, eventId, pool.dateId)}>{t("people.list")}</Link>
            <a href={doorListCsvPath(language, eventId, pool.dateId)}>{t("people.table")}</a>
            <Link to={releaseSignUpsPath(language, eventId, pool.dateId)}>{t("people.release")}</Link>
            {attendees.isPublic && (
              <Link to={dateMessagesPath(language, eventId, pool.dateId)}>{t("people.write")}</Link>
            )}
          </>
        )}
      </p>
      {pool.rows.length > 0 && (
        <ul className="rows">
          {pool.rows.map((row) => (
            <AttendeeRow key={row.id} row={row} reply={reply} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** Show the numbers of seats, waiting and arrived attendees, and the needs. */
function Counts({ pool }: { pool: Pool }) {
  const { t } = useTranslation(["event", "attendees"]);
  return (
    <>
      <p>
        {t("party", { count: pool.attendees })}
        {pool.capacity !== null && <span className="soft"> ({t("seats", { count: pool.capacity })})</span>}
        {pool.waiting > 0 && <span> · {t("attendees:people.waiting", { count: pool.waiting })}</span>}
        {pool.came > 0 && <span> · {t("attendees:people.came", { count: pool.came })}</span>}
      </p>
      {pool.needs.length > 0 && (
        <ul className="needs">
          {pool.needs.map(({ need, times }) => (
            <li key={need}>
              {t(`need.${need}`)} <b>× {times}</b>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
