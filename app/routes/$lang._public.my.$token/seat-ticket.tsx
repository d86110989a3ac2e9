import { AskOnce } from "#app/components/forms/ask-once.tsx";
import { PlaceText } from "#app/components/events/place-text.tsx";
import { When } from "#app/components/events/when.tsx";
import { LifeRibbon } from "#app/components/events/life-ribbon.tsx";
import { useLanguage } from "#app/components/shell/reader.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";
import { eventCalendarPath, eventPath } from "#app/domain/addresses.ts";
import type { PersonalPageData } from "#app/domain/sign-ups/get-personal-page.server.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { useTranslation } from "react-i18next";

type Seat = PersonalPageData["seats"][number];

/** One held seat, large enough to be shown at a door. */
export function SeatTicket({ seat }: { seat: Seat }) {
  const { t } = useTranslation(["public", "event"]);
  const language = useLanguage();
  const erasedOn = formatLocal(seat.erasedOn, "full", formatLocaleFor(language, seat.countryCode));
  const isIn = seat.state === "confirmed";
  return (
    <section className={isIn ? "ticket" : "ticket is-off"} aria-labelledby={`t-${seat.signUpId}`}>
      <p className={isIn ? "ticket-state ok" : "ticket-state"}>
        <Icon name={isIn ? "check" : "cross"} />
        {t(isIn ? "my.isIn" : "my.isCancelled")}
      </p>
      <h2 id={`t-${seat.signUpId}`}>
        <UserText text={seat.title} language={seat.textLanguage} />
      </h2>
      <SeatNews seat={seat} />
      <p>
        <When date={seat} />
      </p>
      {isIn && (
        <p className="door-code">
          <span>{t("my.code")}</span>
          <b dir="ltr">{seat.doorCode}</b>
          <small>{t("my.codeHint")}</small>
        </p>
      )}
      <p>
        {t("event:party", { count: seat.partySize })}{" "}
        {seat.nickname && <bdi>{t("my.as", { nickname: seat.nickname })}</bdi>}
      </p>
      {seat.needs.length > 0 && (
        <p className="soft">
          {listText(
            seat.needs.map((need) => t(`event:need.${need}`)),
            language,
          )}
        </p>
      )}
      {isIn && !seat.isHidden && <SeatWhere seat={seat} />}
      {!seat.isHidden && (
        <p className="actions">
          <a href={eventPath(language, seat.slug)}>{t("my.event")}</a>
          {isIn && <a href={eventCalendarPath(language, seat.slug)}>{t("my.calendar")}</a>}
        </p>
      )}
      {seat.canCancel && (
        <form method="post" className="actions">
          <input type="hidden" name="signUpId" value={seat.signUpId} />
          <button type="submit" name="intent" value="cancel" className="quiet">
            {t("my.cancel")}
          </button>
          <span className="soft">{t("my.cancelHint")}</span>
        </form>
      )}
      <p className="soft">{t("my.erasedOn", { day: erasedOn })}</p>
    </section>
  );
}

/** What became of the date, said before everything else. */
function SeatNews({ seat }: { seat: Seat }) {
  const { t } = useTranslation(["public", "event"]);
  if (seat.isHidden) return <Notice tone="stop" title={t("my.hidden")} />;
  const hasMoved = seat.previousStartsAtLocal !== null;
  return (
    <>
      <LifeRibbon life={seat.life} attendance="in_person" isFull={false} hasMoved={hasMoved} />
      {seat.statusNote && (
        <p>
          <bdi>{t("event:note", { note: seat.statusNote })}</bdi>
        </p>
      )}
    </>
  );
}

/** Where to go, or where nobody has to go. */
function SeatWhere({ seat }: { seat: Seat }) {
  const { t } = useTranslation(["public", "event"]);
  const locale = formatLocaleFor(useLanguage(), seat.countryCode);
  const { placeRevealsOn, place, organisationName } = seat;
  return (
    <>
      {seat.life === "moved_online" ? (
        <p>{t("my.nowOnline")}</p>
      ) : (
        <p className="line">
          <Icon name="place" />
          <span>
            {placeRevealsOn ? (
              t("my.placeLater", { day: formatLocal(placeRevealsOn, "full", locale) })
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

/** The way out: said plainly, done at once. */
export function EraseBox() {
  const { t } = useTranslation("public");
  return (
    <section className="erase" aria-labelledby="erase">
      <p className="soft">{t("my.shared")}</p>
      <AskOnce id="erase" what={t("my.erase")} hint={t("my.eraseHint")} intent="erase" />
    </section>
  );
}
