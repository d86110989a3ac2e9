import type { OwnEvent } from "#app/domain/workspace/get-own-event.server.ts";
import { keepSignUpMs } from "#app/domain/model/sign-up.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { days } from "#app/domain/time/zoned-time.ts";
import { attendeesPath } from "#app/domain/paths.ts";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { When } from "#app/components/events/date-time.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

/** List the sign-ups by date: what attendees chose to tell organisers, without e-mail addresses. */
export function SignUpList({ own }: { own: OwnEvent }) {
  const { t } = useTranslation(["event", "organise", "attendees"]);
  const language = useLanguage();
  const { view } = own;
  const hasParticipants =
    view.participation !== "just_come" || view.dates.some((date) => date.sessions.some((session) => session.signUp));
  if (own.review !== "approved" || !hasParticipants) return null;
  return (
    <section aria-labelledby="sign-ups">
      <h2 id="sign-ups">{t("organise:signUps.title")}</h2>
      <p>
        <Link className="button quiet" to={attendeesPath(language, view.eventId)}>
          {t("attendees:people.link")}
        </Link>
      </p>
      <p className="soft">{t("organise:signUps.hint", { days: keepSignUpMs / days(1) })}</p>
      {view.dates.map((date) => {
        const held = own.signUps.filter((signUp) => signUp.dateId === date.dateId);
        const people = held.reduce((sum, seat) => sum + seat.partySize, 0);
        return (
          <div key={date.dateId} className="sign-ups">
            <h3>
              <When date={{ ...date, countryCode: view.countryCode, cityName: view.cityName }} />
            </h3>
            <p>
              {t("party", { count: people })}
              {date.capacity !== null && <span className="soft"> ({t("seats", { count: date.capacity })})</span>}
            </p>
            {held.length > 0 && (
              <ul className="rows">
                {held.map((seat) => (
                  <li key={seat.checkInCode}>
                    <b dir="ltr">{seat.checkInCode}</b> {seat.nickname && <bdi>{seat.nickname}</bdi>}{" "}
                    <span className="soft">
                      {t("party", { count: seat.partySize })}
                      {seat.needs.length > 0 && (
                        <>
                          {" · "}
                          {listText(
                            seat.needs.map((need) => t(`need.${need}`)),
                            language,
                          )}
                        </>
                      )}
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </div>
        );
      })}
    </section>
  );
}
