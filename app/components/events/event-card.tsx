import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { offsetLabel } from "#app/domain/time/zoned-time.ts";
import { isolateNumbers } from "#app/domain/text/bidi-isolate.ts";
import { foundParts } from "#app/domain/text/highlight.ts";
import { eventPath } from "#app/domain/paths.ts";
import { placeLine } from "#app/domain/model/place.ts";
import type { EventCard as Card } from "#app/domain/programme/event-card.ts";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { FoundText } from "#app/components/ui/highlighted-text.tsx";
import { dateMarks, DateMarks } from "./date-status-badge.tsx";
import { CardDetails } from "./card-details.tsx";
import { FormatWithThemes } from "./theme-list.tsx";
import { Times } from "./date-time.tsx";

export type CardProps = {
  card: Card;
  level?: "h2" | "h3" | "h4";
  /** Folded words of a search, to be highlighted. */
  found?: readonly string[];
  /** True in a list that is not grouped by day. */
  withDay?: boolean;
  /** False on the page of a city. */
  withCity?: boolean;
  /** True below a line that says how many dates are free and ask for no papers. */
  isSummarised?: boolean;
};

/** Show one date in a list. The whole card is one link, named by the title. */
export function EventCard({
  card,
  level = "h3",
  found = [],
  withDay = false,
  withCity = true,
  isSummarised = false,
}: CardProps) {
  const language = useLanguage();
  const Title = level;
  const [first = ""] = card.themes;
  return (
    <article className={`card t-${first}${card.status === "cancelled" ? " is-off" : ""}`}>
      <p className="card-when">
        {withDay && (
          <>
            <time dateTime={card.startsAtLocal.slice(0, 10)}>
              {formatLocal(card.startsAtLocal, "dayShort", formatLocaleFor(language, null))}
            </time>{" "}
          </>
        )}
        <b>
          <Times date={{ ...card, countryCode: null }} />
        </b>{" "}
        {card.attendance === "hybrid" && <span>{`UTC${offsetLabel(card.offsetMinutes)} `}</span>}
        <StateOrFormat card={card} />
      </p>
      <Title className="card-title">
        <a href={eventPath(language, card.slug)} hrefLang={language}>
          <FoundText text={card.title} language={card.textLanguage} found={found} />
        </a>
      </Title>
      <WhereLine card={card} found={found} withCity={withCity} />
      {found.length > 0 && <FoundLines card={card} found={found} />}
      <CardDetails card={card} isSummarised={isSummarised} />
    </article>
  );
}

/** Show what is unusual about a date; else its format. */
function StateOrFormat({ card }: { card: Card }) {
  const { t } = useTranslation();
  const marks = dateMarks(card, t);
  return marks.length > 0 ? (
    <DateMarks marks={marks} />
  ) : (
    <FormatWithThemes themes={card.themes} format={card.format} />
  );
}

/** Show city and place; online, whose local time the times are. */
function WhereLine({ card, found, withCity }: { card: Card; found: readonly string[]; withCity: boolean }) {
  const { t } = useTranslation();
  if (card.attendance === "online" || card.status === "moved_online") {
    const zone = { city: card.cityName, offset: offsetLabel(card.offsetMinutes) };
    return <p className="card-where">{t("time.zoneOnline", zone)}</p>;
  }
  const where = placeLine(card.place);
  if (!withCity && !where) return null;
  return (
    <p className="card-where">
      {withCity && (
        <b>
          <FoundText text={card.cityName} found={found} />
        </b>
      )}
      {withCity && where && " · "}
      {where && <bdi>{isolateNumbers(where)}</bdi>}
    </p>
  );
}

/** Show where else a search found its words: in the summary, or in the name of an organiser. */
function FoundLines({ card, found }: { card: Card; found: readonly string[] }) {
  const organisers = card.organisers.filter((name) => foundParts(name, found).some((part) => part.isFound));
  return (
    <>
      <p className="card-found">
        <FoundText text={card.summary} language={card.textLanguage} found={found} />
      </p>
      {organisers.length > 0 && (
        <p>
          {organisers.map((name, index) => (
            <Fragment key={name}>
              {index > 0 && " · "}
              <FoundText text={name} found={found} />
            </Fragment>
          ))}
        </p>
      )}
    </>
  );
}
