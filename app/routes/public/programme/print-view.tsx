import { groupByDay } from "#app/components/events/cards-by-day.tsx";
import { useCommonWarnings } from "#app/components/events/card-details.tsx";
import { PlaceText } from "#app/components/events/place-text.tsx";
import { Times } from "#app/components/events/date-time.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { QrSquare } from "#app/components/ui/qr-code.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";
import { programmePath } from "#app/domain/programme-paths.ts";
import { isAsPlanned } from "#app/domain/model/date.ts";
import type { EventCard } from "#app/domain/programme/event-card.ts";
import type { PrintedProgramme } from "#app/domain/programme/list-print.server.ts";
import type { ProgrammeFilter } from "#app/domain/model/programme-filter.ts";
import { writtenList } from "#app/domain/text/list-text.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { offsetLabel } from "#app/domain/time/zoned-time.ts";
import { useTranslation } from "react-i18next";

/** Show the programme for printing: by day, with the address of the current version. */
export function PrintView({
  printed,
  filter,
  origin,
}: {
  printed: PrintedProgramme;
  filter: ProgrammeFilter;
  origin: string;
}) {
  const { t } = useTranslation("public");
  const language = useLanguage();
  const locale = formatLocaleFor(language, null);
  const address = `${origin}${programmePath(language, filter)}`;
  return (
    <div className="printed">
      <div className="printed-head">
        <p>
          {t("print.lead", { day: formatLocal(printed.printedOn, "full", locale) })}
          <br />
          <bdi dir="ltr">{address}</bdi>
        </p>
        <QrSquare text={address} label={t("print.qr")} />
      </div>
      <p className="no-print">
        <a href={programmePath(language, filter)}>{t("print.back")}</a>
      </p>
      {groupByDay(printed.cards).map(({ day, cards }) => (
        <section key={day} aria-label={formatLocal(day, "full", locale)}>
          <h3 className="day-heading">{formatLocal(day, "full", locale)}</h3>
          <ul className="printed-list">
            {cards.map((card) => (
              <li key={card.dateId}>
                <PrintedDate card={card} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {printed.isCut && <p>{t("print.cut", { number: printed.cards.length })}</p>}
    </div>
  );
}

function PrintedDate({ card }: { card: EventCard }) {
  const { t } = useTranslation();
  const warnings = useCommonWarnings(card);
  const isOff = card.status === "cancelled" || card.status === "postponed";
  return (
    <>
      <b className={isOff ? "is-off" : undefined}>
        <Times date={{ ...card, countryCode: null }} /> <UserText text={card.title} language={card.textLanguage} />
      </b>
      {!isAsPlanned(card.status) && <b> ({t(`dateStatus.${card.status}`)})</b>}
      <span className="block">
        {card.attendance === "online" || card.status === "moved_online" ? (
          t("time.zone", { city: card.cityName, offset: offsetLabel(card.offsetMinutes) })
        ) : (
          <>
            {card.cityName} · <PlaceText place={card.place} organisers={card.organisers} />
          </>
        )}
      </span>
      <span className="soft block">
        <bdi>{writtenList(card.organisers)}</bdi> · {t(`participation.${card.participation}`)}
        {warnings.map(({ text }) => ` · ${text}`)}
      </span>
    </>
  );
}
