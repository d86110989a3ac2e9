import { cityPath, publicOrganisationPath } from "#app/domain/paths.ts";
import { isOnlineOnly } from "#app/domain/events/announced-dates.ts";
import type { EventView } from "#app/domain/events/build-event-view.server.ts";
import { isCityAndCivilSociety } from "#app/domain/model/co-hosting.ts";
import { nameForReader } from "#app/domain/languages/spoken-language-names.ts";
import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { listText } from "#app/domain/text/list-text.ts";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { DateList } from "./date-list.tsx";
import { MapLinks } from "./map-links.tsx";
import { PlaceText } from "./place-text.tsx";

/** Show what a person decides by: when, where, in which languages; then the button to take part. */
export function EventKey({ event, children }: { event: EventView; children?: ReactNode }) {
  const { t } = useTranslation(["event", "common"]);
  const language = useLanguage();
  const organisers = event.organisers.map((organiser) => organiser.name);
  const isOnline = isOnlineOnly(event);
  return (
    <div className="key">
      <dl>
        <Fact icon="calendar" term={event.dates.length > 1 ? t("dates") : t("when")}>
          <DateList event={event} />
        </Fact>
        <Fact icon="place" term={t("where")}>
          {isOnline ? <b>{t("common:place.online")}</b> : <PlaceText place={event.place} organisers={organisers} />}
          <a href={cityPath(language, event.citySlug)}>{event.cityName}</a>
          {!isOnline && <MapLinks place={event.place} cityName={event.cityName} />}
        </Fact>
        {event.languages.length > 0 && (
          <Fact icon="speech" term={t("languages")}>
            <LanguageUses event={event} />
          </Fact>
        )}
      </dl>
      {children}
    </div>
  );
}

/** Show a fact with an icon; its term is read aloud. */
function Fact({ icon, term, children }: { icon: "calendar" | "place" | "speech"; term: string; children: ReactNode }) {
  return (
    <div className="fact">
      <dt>
        <Icon name={icon} />
        <span className="hidden">{term}</span>
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

/** List who organises an event, each with its kind. */
export function Organisers({ event }: { event: EventView }) {
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
  const language = useLanguage();
  return (
    <ul className="plain">
      {uses.map((use) => {
        const names = event.languages
          .filter((used) => used.use === use)
          .map(({ code }) => isolated(nameForReader(code, language), language));
        if (names.length === 0) return null;
        return (
          <li key={use}>
            <span className={use === "spoken" ? "hidden" : "soft"}>{t(`${use}`)}</span> {listText(names, language)}
          </li>
        );
      })}
    </ul>
  );
}
