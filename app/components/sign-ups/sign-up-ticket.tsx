import { isolateNumbers } from "#app/domain/text/bidi-isolate.ts";
import { PlaceText } from "#app/components/events/place-text.tsx";
import { When } from "#app/components/events/date-time.tsx";
import { DateStatusBadge } from "#app/components/events/date-status-badge.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";
import { eventCalendarPath, eventPath } from "#app/domain/paths.ts";
import type { AttendeePage } from "#app/domain/sign-ups/get-attendee-page.server.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import type { SubmissionResult } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { SeatActions } from "./sign-up-actions.tsx";
import { SeatState } from "./sign-up-state.tsx";

export type Seat = AttendeePage["seats"][number];

/** Show one sign-up, large enough to be presented at the entrance. */
export function SignUpTicket({ seat, reply }: { seat: Seat; reply: SubmissionResult<string[]> | undefined }) {
  const { t } = useTranslation("attendee");
  const language = useLanguage();
  const erasedOn = formatLocal(seat.erasedOn, "full", formatLocaleFor(language, seat.countryCode));
  const isIn = seat.state === "confirmed";
  return (
    <section
      className={seat.state === "cancelled" ? "ticket is-off" : "ticket"}
      aria-labelledby={`t-${seat.signUpId}`}
      id={seat.signUpId}
    >
      <SeatState seat={seat} />
      <SeatTitles seat={seat} />
      <SeatNews seat={seat} />
      <p>
        <When date={seat} />
      </p>
      {isIn && (
        <p className="door-code">
          <span>{t("page.code")}</span>
          <b dir="ltr">{seat.checkInCode}</b>
          <small>{t("page.codeHint")}</small>
        </p>
      )}
      <PartySize seat={seat} />
      {isIn && !seat.isHidden && <SeatWhere seat={seat} />}
      {!seat.isHidden && (
        <p className="actions">
          <a href={eventPath(language, seat.slug)}>{t("page.event")}</a>
          {isIn && !seat.session && <a href={eventCalendarPath(language, seat.slug)}>{t("page.calendar")}</a>}
        </p>
      )}
      <SeatActions seat={seat} reply={reply} />
      <p className="soft">{t("page.erasedOn", { day: erasedOn })}</p>
    </section>
  );
}

export function SeatTitles({ seat }: { seat: Seat }) {
  return (
    <>
      <h2 id={`t-${seat.signUpId}`}>
        {seat.session ? (
          <UserText text={seat.session.text} language={seat.session.language} />
        ) : (
          <UserText text={seat.title} language={seat.textLanguage} />
        )}
      </h2>
      {seat.session && (
        <p>
          <UserText text={seat.title} language={seat.textLanguage} />
        </p>
      )}
    </>
  );
}

export function PartySize({ seat }: { seat: Seat }) {
  const { t } = useTranslation(["event", "attendee"]);
  const language = useLanguage();
  return (
    <>
      <p>
        {t("party", { count: seat.partySize })}{" "}
        {seat.nickname && <bdi>{t("attendee:page.as", { nickname: seat.nickname })}</bdi>}
      </p>
      {seat.needs.length > 0 && (
        <p className="soft">
          {listText(
            seat.needs.map((need) => t(`need.${need}`)),
            language,
          )}
        </p>
      )}
    </>
  );
}

/** Say what changed about the date. */
function SeatNews({ seat }: { seat: Seat }) {
  const { t } = useTranslation(["attendee", "event"]);
  if (seat.isHidden) return <Notice tone="stop" title={t("page.hidden")} />;
  return (
    <>
      <DateStatusBadge date={{ ...seat, attendance: "in_person", isFull: false }} />
      {seat.statusNote && (
        <p>
          <bdi>{isolateNumbers(t("event:note", { note: seat.statusNote }))}</bdi>
        </p>
      )}
    </>
  );
}

/** Say where to go, or that the date is online. */
function SeatWhere({ seat }: { seat: Seat }) {
  const { t } = useTranslation(["attendee", "event"]);
  const locale = formatLocaleFor(useLanguage(), seat.countryCode);
  const { placeRevealsOn, place, organisationName } = seat;
  return (
    <>
      {seat.status === "moved_online" ? (
        <p>{t("page.nowOnline")}</p>
      ) : (
        <p className="line">
          <Icon name="place" />
          <span>
            {placeRevealsOn ? (
              t("page.placeLater", { day: formatLocal(placeRevealsOn, "full", locale) })
            ) : (
              <PlaceText place={place} organisers={[organisationName]} />
            )}{" "}
            <b>{seat.cityName}</b>
          </span>
        </p>
      )}
      {seat.joinUrl && (
        <p className="line">
          <Icon name="online" />
          <a href={seat.joinUrl} rel="nofollow ugc noreferrer">
            {t("event:joinOnline")}
          </a>
        </p>
      )}
    </>
  );
}
