import type { EventView, EventViewDate } from "#app/domain/events/build-event-view.server.ts";
import { isolateNumbers } from "#app/domain/text/bidi-isolate.ts";
import { momentText } from "#app/domain/time/when-text.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { useTranslation } from "react-i18next";
import { When } from "./date-time.tsx";

/** Number of dates that are always shown; of more, the next ones, and the others behind a button. */
const maxOpen = 3;

/** List the dates of an event, those to come first visible. */
export function DateList({ event }: { event: EventView }) {
  const { t } = useTranslation("event");
  const { dates } = event;
  if (dates.length <= maxOpen) return <Dates event={event} dates={dates} />;
  const next = dates.filter((date) => date.status !== "held").slice(0, maxOpen);
  const others = dates.filter((date) => !next.includes(date));
  return (
    <>
      <Dates event={event} dates={next} />
      {others.length > 0 && (
        <details>
          <summary>{t("otherDates", { count: others.length })}</summary>
          <Dates event={event} dates={others} />
        </details>
      )}
    </>
  );
}

function Dates({ event, dates }: { event: EventView; dates: readonly EventViewDate[] }) {
  const { t } = useTranslation();
  const isOnline = event.attendance === "online";
  const areSeveral = event.dates.length > 1;
  return dates.map((date) => (
    <span key={date.dateId} className={date.status === "cancelled" ? "date is-off" : "date"}>
      <When date={{ ...date, countryCode: event.countryCode, cityName: event.cityName }} isOnline={isOnline} />
      {areSeveral && date.status !== "scheduled" && <b className="stop">{t(`dateStatus.${date.status}`)}</b>}
      {areSeveral && date.status === "scheduled" && date.isFull && <b className="stop">{t("dateStatus.full")}</b>}
      {areSeveral && <DateNews date={date} countryCode={event.countryCode} />}
    </span>
  ));
}

/** Say what is unusual about one of several dates: its earlier time, and the status note. */
function DateNews({ date, countryCode }: { date: EventViewDate; countryCode: string }) {
  const { t } = useTranslation("event");
  const language = useLanguage();
  const before = date.previousStartsAtLocal;
  return (
    <>
      {before && date.status !== "cancelled" && (
        <b className="news">{t("moved", { when: momentText(before, language, countryCode) })}</b>
      )}
      {date.statusNote && <bdi className="soft">{isolateNumbers(t("note", { note: date.statusNote }))}</bdi>}
    </>
  );
}
