import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { offsetLabel, type LocalDateTime } from "#app/domain/time/zoned-time.ts";
import { isolateNumbers } from "#app/domain/text/bidi-isolate.ts";
import { eventPath } from "#app/domain/paths.ts";
import { placeLine } from "#app/domain/model/place.ts";
import type { EventCard as Card } from "#app/domain/programme/event-card.ts";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "#app/components/ui/icon.tsx";
import { FoundText } from "#app/components/ui/highlighted-text.tsx";
import { DateStatusBadge } from "./date-status-badge.tsx";
import { CardDetails } from "./card-details.tsx";
import { Themes } from "./theme-list.tsx";
import { Times } from "./date-time.tsx";

/** Show one date in a list. The whole card is one link, named by the title. */
export function EventCard({
  card,
  level = "h3",
  found = [],
}: {
  card: Card;
  level?: "h2" | "h3";
  found?: readonly string[];
}) {
  const language = useLanguage();
  const { t } = useTranslation();
  const Title = level;
  const [first = ""] = card.themes;
  const where = placeLine(card.place);
  return (
    <article className={`card t-${first}${card.status === "cancelled" ? " is-off" : ""}`}>
      <DayBlock at={card.startsAtLocal} countryCode={card.countryCode} />
      <div className="card-body">
        <Themes themes={card.themes} format={card.format} />
        <Title className="card-title">
          <a href={eventPath(language, card.slug)} hrefLang={language}>
            <FoundText text={card.title} language={card.textLanguage} found={found} />
          </a>
        </Title>
        {found.length > 0 && (
          <p className="found">
            <FoundText text={card.summary} language={card.textLanguage} found={found} />
          </p>
        )}
        <DateStatusBadge
          status={card.status}
          attendance={card.attendance}
          isFull={card.isFull}
          hasMoved={card.previousStartsAtLocal !== null}
        />
        <p className="line">
          <Icon name="clock" />
          <span>
            <Times date={card} />
            {card.attendance !== "in_person" && (
              <span className="soft">
                {" "}
                · {t("time.zone", { city: card.cityName, offset: offsetLabel(card.offsetMinutes) })}
              </span>
            )}
          </span>
        </p>
        <p className="line">
          <Icon name="place" />
          <span>
            <b>
              <FoundText text={card.cityName} found={found} />
            </b>
            {where && (
              <>
                {" · "}
                <bdi>{isolateNumbers(where)}</bdi>
              </>
            )}
          </span>
        </p>
        <p className="line">
          <Icon name="people" />
          <span>
            {card.organisers.map((name, index) => (
              <Fragment key={name}>
                {index > 0 && " · "}
                <FoundText text={name} found={found} />
              </Fragment>
            ))}
          </span>
        </p>
        <CardDetails offers={card.offers} spoken={card.spoken} />
      </div>
    </article>
  );
}

function DayBlock({ at, countryCode }: { at: LocalDateTime; countryCode: string }) {
  const locale = formatLocaleFor(useLanguage(), countryCode);
  return (
    <time className="day" dateTime={at.slice(0, 10)}>
      <span>{formatLocal(at, "weekdayShort", locale)}</span>
      <b>{formatLocal(at, "dayNumber", locale)}</b>
      <span>{formatLocal(at, "monthShort", locale)}</span>
    </time>
  );
}
