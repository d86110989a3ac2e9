import { eventInLanguagePath } from "#app/domain/paths.ts";
import type { EventView } from "#app/domain/events/build-event-view.server.ts";
import { displayName } from "#app/domain/languages/display-name.ts";
import { endonyms, type Language } from "#app/domain/languages/language.ts";
import { isolated } from "#app/domain/text/bidi-isolate.ts";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { ContactText } from "#app/components/ui/contact-text.tsx";
import { UserBlocks } from "#app/components/ui/user-blocks.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";
import { EventKey, Organisers } from "./event-key.tsx";
import { DateNotices, MissingNotices } from "./event-notices.tsx";
import { EventPicture } from "./event-picture.tsx";
import { OfferList } from "./inclusion-list.tsx";
import { SessionTable } from "./session-table.tsx";
import { Themes } from "./theme-list.tsx";

/**
 * Show an event in the order in which a person decides: what is unusual, what it is, when and where and the button to
 * take part, then the schedule, what is offered, the text, who organises it, and the rest.
 */
export function EventArticle({
  event,
  instead,
  takePart,
  aside,
  isPreview = false,
}: {
  event: EventView;
  /** Other events, shown first when this one does not take place. */
  instead?: ReactNode;
  /** Button of the page, beside when and where; the organiser's preview has none. */
  takePart?: ReactNode;
  aside?: ReactNode;
  /** True inside a page that has a heading already. */
  isPreview?: boolean;
}) {
  const Title = isPreview ? "h2" : "h1";
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
        <TextNotes event={event} areLinks={!isPreview} />
        {instead}
      </header>
      <EventKey event={event}>{isPreview ? <SignUpFacts event={event} /> : takePart}</EventKey>
      <div className="event-main">
        <EventPicture picture={event.picture} />
        {event.dates.map((date) => (
          <SessionTable
            key={date.dateId}
            date={date}
            countryCode={event.countryCode}
            isOnly={event.dates.length === 1}
          />
        ))}
        <OfferList inclusion={event.inclusion} attendance={event.attendance} participation={event.participation} />
        <EventText event={event} />
        {aside}
      </div>
    </article>
  );
}

/** Say how attendees sign up, and for how many seats, where the page has no button. */
function SignUpFacts({ event }: { event: EventView }) {
  const { t } = useTranslation(["event", "common"]);
  return (
    <p className="soft">
      {t(`common:participation.${event.participation}`)}
      {[...new Set(event.dates.map((date) => date.capacity))].map(
        (capacity) => capacity !== null && <span key={capacity}> · {t("seats", { count: capacity })}</span>,
      )}
    </p>
  );
}

function EventText({ event }: { event: EventView }) {
  const { t } = useTranslation("event");
  return (
    <>
      {event.description !== "" && (
        <section aria-labelledby="about">
          <h2 id="about">{t("about")}</h2>
          <UserBlocks text={event.description} language={event.textLanguage} />
        </section>
      )}
      <section aria-labelledby="organised-by">
        <h2 id="organised-by">{event.organisers.length > 1 ? t("together") : t("who")}</h2>
        <Organisers event={event} />
        {event.publicContact && (
          <p>
            <b>{t("contact")}</b> · <ContactText text={event.publicContact} />
          </p>
        )}
      </section>
    </>
  );
}

/**
 * Say which language the text is in, if it is not the visitor's, in which others it is, and whether it is newer there.
 * @param areLinks false where the event may have no public page yet
 */
function TextNotes({ event, areLinks }: { event: EventView; areLinks: boolean }) {
  const { t } = useTranslation("event");
  const language = useLanguage();
  const { textLanguage, originalLanguage } = event;
  const others = event.writtenIn.filter((code) => code !== textLanguage);
  const nameOf = (code: Language) => displayName("language", code, language) ?? endonyms[code];
  return (
    <>
      {textLanguage !== language && (
        <p className="text-language">
          {t("text.in", { language: isolated(nameOf(textLanguage), language) })}
          {others.length > 0 && ` ${t("text.also")} `}
          {others.map((code, index) => (
            <span key={code}>
              {index > 0 && " · "}
              {areLinks ? <a href={eventInLanguagePath(language, event.slug, code)}>{nameOf(code)}</a> : nameOf(code)}
            </span>
          ))}
        </p>
      )}
      {event.textState === "outdated" && (
        <p className="soft">
          {t("outdated")}{" "}
          {areLinks && (
            <a href={eventInLanguagePath(language, event.slug, originalLanguage)}>
              {t("original", { language: isolated(nameOf(originalLanguage), language) })}
            </a>
          )}
        </p>
      )}
    </>
  );
}
