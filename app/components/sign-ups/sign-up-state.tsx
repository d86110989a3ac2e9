import { UserQuote } from "#app/components/ui/user-text.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Icon, type IconName } from "#app/components/ui/icon.tsx";
import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { timeText } from "#app/domain/time/when-text.ts";
import { offsetLabel } from "#app/domain/time/zoned-time.ts";
import { useTranslation } from "react-i18next";
import type { Seat } from "./sign-up-ticket.tsx";

const icons: Record<Seat["state"], IconName> = {
  confirmed: "check",
  offered: "ask",
  provisional: "ask",
  waiting: "clock",
  cancelled: "cross",
};

/** Show the state of a sign-up in words, with its deadlines. */
export function SeatState({ seat }: { seat: Seat }) {
  const { t } = useTranslation("signUp");
  return (
    <>
      <p className={seat.state === "confirmed" ? "ticket-state ok" : "ticket-state"}>
        <Icon name={icons[seat.state]} />
        {stateText(seat, t)}
      </p>
      {seat.state === "waiting" && seat.position !== null && <p>{t("state.position", { count: seat.position })}</p>}
      <Deadlines seat={seat} />
      {seat.endNote && <UserQuote text={seat.endNote} />}
    </>
  );
}

function stateText(seat: Seat, t: ReturnType<typeof useTranslation<["signUp", "attendee"]>>["t"]): string {
  if (seat.state === "confirmed") return t("attendee:page.isIn");
  if (seat.state === "offered") return t(seat.offer ? "state.offered" : "state.lapsed");
  if (seat.state === "provisional") return t(seat.confirmUntil ? "state.provisional" : "state.unconfirmed");
  if (seat.state === "waiting") return t("state.waiting");
  if (seat.endedBy === "lapsed") return t("state.lapsed");
  if (seat.endedBy === "unconfirmed") return t("state.unconfirmed");
  if (seat.endedBy === "left") return t("state.left");
  return seat.endedBy === "released" ? t("state.released") : t("attendee:page.isCancelled");
}

/** Say until when seats are offered, or until when an address has to be confirmed. */
function Deadlines({ seat }: { seat: Seat }) {
  const { t } = useTranslation("signUp");
  const sayMoment = useMoment(seat);
  if (seat.offer) return <p>{t("state.offerUntil", { when: sayMoment(seat.offer) })}</p>;
  if (!seat.confirmUntil) return null;
  const when = sayMoment(seat.confirmUntil);
  return <p>{seat.state === "waiting" ? t("state.confirmRank", { when }) : t("state.confirmUntil", { when })}</p>;
}

/** Return the function that puts a moment into words, in the local time of the place. */
function useMoment(seat: Seat): (moment: NonNullable<Seat["offer"]>) => string {
  const { t } = useTranslation("common");
  const language = useLanguage();
  return (moment) => {
    const day = formatLocal(moment.local, "day", formatLocaleFor(language, seat.countryCode));
    const zone = t("time.zone", {
      city: seat.cityName,
      offset: offsetLabel(moment.offsetMinutes),
    });
    const time = isolated(timeText(moment.local, language, seat.countryCode), language);
    return listText([day, time, zone], language);
  };
}
