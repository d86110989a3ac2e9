import { isolateNumbers } from "#app/domain/text/bidi-isolate.ts";
import type { EventDates, KeptDate } from "#app/domain/dates/get-event-dates.server.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { momentText } from "#app/domain/time/when-text.ts";
import { useTranslation } from "react-i18next";
import { When } from "#app/components/events/date-time.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import type { DateActionReply } from "#app/components/dates/date-action-form.tsx";
import { DateActions } from "./date-actions.tsx";
import { SeatActions } from "./capacity-actions.tsx";
import { NotifiedCount } from "#app/components/dates/notified-count.tsx";

/** Show a date with its status and the actions that are possible now. */
export function DateBox({ date, event, reply }: { date: KeptDate; event: EventDates; reply: DateActionReply }) {
  const { t } = useTranslation(["event", "common"]);
  const language = useLanguage();
  const { countryCode, cityName } = event;
  const day = formatLocal(date.startsAtLocal, "day", formatLocaleFor(language, countryCode));
  return (
    <section className="part" aria-labelledby={`date-${date.dateId}`}>
      <h2 id={`date-${date.dateId}`}>
        <When date={{ ...date, countryCode, cityName }} />
      </h2>
      <p>
        <b>{t(`common:dateStatus.${date.status}`)}</b>
        {date.statusNote && (
          <>
            {" · "}
            <bdi>{isolateNumbers(t("note", { note: date.statusNote }))}</bdi>
          </>
        )}
      </p>
      {date.previousStartsAtLocal && (
        <p className="soft">{t("moved", { when: momentText(date.previousStartsAtLocal, language, countryCode) })}</p>
      )}
      <SeatLine date={date} />
      {date.actions.length > 0 && date.held !== null && <NotifiedCount count={date.notifiedCount} />}
      <DateActions date={date} event={event} reply={reply} day={day} />
      <SeatActions date={date} reply={reply} />
    </section>
  );
}

function SeatLine({ date }: { date: KeptDate }) {
  const { t } = useTranslation("dates");
  const { held, capacity } = date;
  if (held === null) return null;
  return (
    <p>
      {capacity === null ? t("date.held", { held }) : t("date.heldOf", { held, capacity })}
      {date.signUpClosed && ` · ${t("date.closed")}`}
    </p>
  );
}
