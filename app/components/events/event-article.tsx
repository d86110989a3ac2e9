import type { VisiblePlace } from "#app/domain/model/place.ts";
import type { Attendance } from "#app/domain/model/event.ts";
import { cityPath, eventPath, publicOrganisationPath } from "#app/domain/paths.ts";
import type { EventView, EventViewDate } from "#app/domain/events/build-event-view.server.ts";
import { isCityAndCivilSociety } from "#app/domain/model/co-hosting.ts";
import { isolateNumbers, isolated } from "#app/domain/text/bidi-isolate.ts";
import { momentText } from "#app/domain/time/when-text.ts";
import { endonyms } from "#app/domain/languages/language.ts";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { UserBlocks } from "#app/components/ui/user-blocks.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";
import { EventPicture } from "./event-picture.tsx";
import { LanguageNames } from "./card-details.tsx";
import { OfferList } from "./inclusion-list.tsx";
import { PlaceText } from "./place-text.tsx";
import { SessionTable } from "./session-table.tsx";
import { Themes } from "./theme-list.tsx";
import { When } from "./date-time.tsx";

/**
 * Show an event in the order of a visitor's questions: what is unusual, what it is, when, where, for whom, what is
 * offered, how to take part, then the rest. `takePart` is the button of the page; the organiser's preview has none.
 */
export function EventArticle({
  event,
  takePart,
  aside,
  isPreview = false,
}: {
  event: EventView;
  takePart?: ReactNode;
  aside?: ReactNode;
  /** True inside a page that has a heading already. */
  isPreview?: boolean;
}) {
  const Title = isPreview ? "h2" : "h1";
  const language = useLanguage();
  const { t } = useTranslation(["event", "common"]);
  const organisers = event.organisers.map((organiser) => organiser.name);
  return (
    <article className={`event t-${event.themes[0] ?? ""}${isPreview ? " is-preview" : ""}`}>
      <header>
        <DateNotices event={event} />
        {isPreview && <MissingNotices event={event} />}
        <Themes themes={event.themes} format={event.format} />
        <Title className="event-title">
          <UserText text={event.title} language={event.textLanguage} />
        </Title>
        <p className="lead">
          <UserText text={event.summary} language={event.textLanguage} />
        </p>
        <TextNotes event={event} />
      </header>
      <EventPicture picture={event.picture} />
      <div className="event-side">
        <dl className="decide">
          <Fact icon="calendar" term={event.dates.length > 1 ? t("dates") : t("when")}>
            <DateList event={event} />
          </Fact>
          <Fact icon="place" term={t("where")}>
            {isOnlineOnly(event) ? (
              <span>{t("common:place.online")}</span>
            ) : (
              <PlaceText place={event.place} organisers={organisers} />
            )}
            <a href={cityPath(language, event.citySlug)}>{event.cityName}</a>
          </Fact>
          <Fact icon="people" term={event.organisers.length > 1 ? t("together") : t("who")}>
            <Organisers event={event} />
          </Fact>
          {event.languages.length > 0 && (
            <Fact icon="speech" term={t("languages")}>
              <LanguageUses event={event} />
            </Fact>
          )}
        </dl>
        {isPreview && (
          <p className="soft">
            {t(`common:participation.${event.participation}`)}
            {[...new Set(event.dates.map((date) => date.capacity))].map(
              (capacity) => capacity !== null && <span key={capacity}> · {t("seats", { count: capacity })}</span>,
            )}
          </p>
        )}
        <OfferList inclusion={event.inclusion} attendance={event.attendance} participation={event.participation} />
        {takePart}
      </div>
      <div className="event-main">
        {event.dates.map((date) => (
          <SessionTable
            key={date.dateId}
            date={date}
            countryCode={event.countryCode}
            isOnly={event.dates.length === 1}
          />
        ))}
        {event.description !== "" && (
          <section aria-labelledby="about">
            <h2 id="about">{t("about")}</h2>
            <UserBlocks text={event.description} language={event.textLanguage} />
          </section>
        )}
        {event.publicContact && (
          <section aria-labelledby="contact">
            <h2 id="contact">{t("contact")}</h2>
            <p>
              <bdi>{isolateNumbers(event.publicContact)}</bdi>
            </p>
          </section>
        )}
        {aside}
      </div>
    </article>
  );
}

function Fact({
  icon,
  term,
  children,
}: {
  icon: "calendar" | "place" | "people" | "speech";
  term: string;
  children: ReactNode;
}) {
  return (
    <div className="fact">
      <dt>
        <Icon name={icon} />
        {term}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Say which language the text is in, if it is not the visitor's, and whether the original is newer. */
function TextNotes({ event }: { event: EventView }) {
  const { t } = useTranslation(["event", "common"]);
  const language = useLanguage();
  const { textLanguage, originalLanguage } = event;
  return (
    <>
      {textLanguage !== language && (
        <p className="soft">{t("common:text.inLanguage", { language: isolated(endonyms[textLanguage], language) })}</p>
      )}
      {event.textState === "outdated" && (
        <p className="soft">
          {t("outdated")}{" "}
          <a href={eventPath(originalLanguage, event.slug)} hrefLang={originalLanguage}>
            {t("original", { language: isolated(endonyms[originalLanguage], language) })}
          </a>
        </p>
      )}
    </>
  );
}

/** Tell whether the event takes place online only: then no place may be shown. */
const isOnlineOnly = (event: EventView): boolean =>
  event.attendance === "online" || event.dates.every((date) => date.status === "moved_online");

function DateNotices({ event }: { event: EventView }) {
  const { t } = useTranslation(["common", "event"]);
  const language = useLanguage();
  const [only] = event.dates;
  if (event.dates.length !== 1 || !only) return null;
  const note = only.statusNote && t("event:note", { note: only.statusNote });
  if (only.status === "cancelled" || only.status === "postponed") {
    return (
      <Notice tone={only.status === "cancelled" ? "stop" : "warn"} title={t(`dateStatus.${only.status}`)}>
        {note && <p>{note}</p>}
      </Notice>
    );
  }
  if (only.status === "moved_online") {
    return (
      <Notice tone="warn" title={t("dateStatus.moved_online")}>
        {note && <p>{note}</p>}
      </Notice>
    );
  }
  if (only.status === "held") return <Notice tone="plain" title={t("dateStatus.held")} />;
  if (only.previousStartsAtLocal === null) return null;
  const before = only.previousStartsAtLocal;
  return (
    <Notice
      tone="warn"
      title={t("event:moved", {
        when: momentText(before, language, event.countryCode),
      })}
    />
  );
}

/** Warn organisers and coordinators of missing details, while they can be added. */
function MissingNotices({ event }: { event: EventView }) {
  const { t } = useTranslation("event");
  return missingDetails(event).map((fact) => <Notice key={fact} tone="warn" title={t(`missing.${fact}`)} />);
}

function DateList({ event }: { event: EventView }) {
  const { t } = useTranslation();
  const isOnline = event.attendance === "online";
  return (
    <>
      {event.dates.map((date) => (
        <span key={date.dateId} className={date.status === "cancelled" ? "date is-off" : "date"}>
          <When date={{ ...date, countryCode: event.countryCode, cityName: event.cityName }} isOnline={isOnline} />
          {event.dates.length > 1 && date.status !== "scheduled" && (
            <b className="stop">{t(`dateStatus.${date.status}`)}</b>
          )}
          {event.dates.length > 1 && date.status === "scheduled" && date.isFull && (
            <b className="stop">{t("dateStatus.full")}</b>
          )}
          {event.dates.length > 1 && <DateNews date={date} countryCode={event.countryCode} />}
        </span>
      ))}
    </>
  );
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

function Organisers({ event }: { event: EventView }) {
  const { t } = useTranslation(["common", "event"]);
  const language = useLanguage();
  return (
    <ul className="plain">
      {event.organisers.map((organiser) => (
        <li key={organiser.slug}>
          <a href={publicOrganisationPath(language, organiser.slug)}>
            <bdi>{organiser.name}</bdi>
          </a>{" "}
          <span className="soft">({t(`organisationKind.${organiser.kind}`)})</span>
        </li>
      ))}
      {isCityAndCivilSociety(event.organisers) && <li className="soft">{t("event:cityAndCivil")}</li>}
    </ul>
  );
}

const uses = ["spoken", "interpreted", "signed"] as const;

function LanguageUses({ event }: { event: EventView }) {
  const { t } = useTranslation("event");
  return (
    <ul className="plain">
      {uses.map((use) => {
        const codes = event.languages.filter((language) => language.use === use).map((language) => language.code);
        if (codes.length === 0) return null;
        return (
          <li key={use}>
            <span className="soft">{t(`${use}`)}</span> <LanguageNames codes={codes} />
          </li>
        );
      })}
    </ul>
  );
}

/** List details that the public will look for and not find. They may still be undecided, so they are not faults. */
function missingDetails(event: { attendance: Attendance; place: VisiblePlace; joinUrl: string | null }) {
  const { level, venueName, streetAddress, district } = event.place;
  const isNamed = district !== undefined || (level === "public" && (venueName ?? streetAddress) !== undefined);
  const hasPlace = level === "by_partner" || isNamed;
  return [
    ...(event.attendance !== "online" && !hasPlace ? (["place"] as const) : []),
    ...(event.attendance !== "in_person" && event.joinUrl === null ? (["link"] as const) : []),
  ];
}
