import { sharePath } from "#app/domain/paths.ts";
import {
  attendeesPath,
  coHostsPath,
  eventCommentsPath,
  eventDatesPath,
  hideEventPath,
  organiseEventPath,
  organisePicturePath,
  schedulePath,
  translationsPath,
} from "#app/domain/organise-paths.ts";
import type { OwnEvent } from "#app/domain/workspace/get-own-event.server.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { displayName } from "#app/domain/languages/display-name.ts";
import { endonyms } from "#app/domain/languages/language.ts";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ConfirmAction } from "#app/components/forms/confirm-action.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Icon, type IconName } from "#app/components/ui/icon.tsx";

type Section = { href: string; icon: IconName; name: string; now: string };

/** List the parts of an event, each with what is in it now: what it is, its people, and rare or dangerous acts apart. */
export function EventSections({ own }: { own: OwnEvent }) {
  const { t } = useTranslation("organise");
  return (
    <>
      <SectionList id="parts" title={t("hub.event")} sections={useEventParts(own)} />
      <SectionList id="people" title={t("hub.people")} sections={usePeopleParts(own)} />
      <ChangeActs own={own} />
    </>
  );
}

function useEventParts({ view, isEditable, review }: OwnEvent): Section[] {
  const { t } = useTranslation("organise");
  const language = useLanguage();
  const sessions = view.dates.reduce((sum, date) => sum + date.sessions.length, 0);
  const others = view.organisers.filter(({ role }) => role !== "lead").map(({ name }) => name);
  const mayEdit = isEditable || review === "approved";
  return [
    ...(mayEdit
      ? [
          {
            href: `${organiseEventPath(language, view.eventId)}/edit/what`,
            icon: "filter" as const,
            name: t("hub.details"),
            now: t("hub.detailsNow"),
          },
        ]
      : []),
    {
      href: eventDatesPath(language, view.eventId),
      icon: "calendar",
      name: t("hub.dates"),
      now: t("hub.datesNow", { count: view.dates.length }),
    },
    {
      href: schedulePath(language, view.eventId),
      icon: "clock",
      name: t("hub.sessions"),
      now: sessions > 0 ? t("hub.sessionsNow", { count: sessions }) : t("hub.sessionsNone"),
    },
    {
      href: translationsPath(language, view.eventId),
      icon: "interculturality",
      name: t("hub.texts"),
      now: listText(
        view.writtenIn.map((code) => displayName("language", code, language) ?? endonyms[code]),
        language,
      ),
    },
    {
      href: organisePicturePath(language, view.eventId),
      icon: "online",
      name: t("hub.picture"),
      now: view.picture ? t("hub.pictureNow") : t("hub.pictureNone"),
    },
    {
      href: coHostsPath(language, view.eventId),
      icon: "people",
      name: t("hub.hosts"),
      now: others.length > 0 ? listText(others, language) : t("hub.hostsNone"),
    },
  ];
}

function usePeopleParts({ view, review, signUps }: OwnEvent): Section[] {
  const { t } = useTranslation("organise");
  const language = useLanguage();
  const takesSignUps =
    view.participation !== "just_come" || view.dates.some((date) => date.sessions.some((session) => session.signUp));
  const people = signUps.reduce((sum, { partySize }) => sum + partySize, 0);
  return [
    ...(review === "approved" && takesSignUps
      ? [
          {
            href: attendeesPath(language, view.eventId),
            icon: "ticket" as const,
            name: t("hub.attendees"),
            now: t("hub.coming", { count: people }),
          },
        ]
      : []),
    ...(review === "approved"
      ? [
          {
            href: sharePath(language, view.slug),
            icon: "speech" as const,
            name: t("hub.share"),
            now: t("hub.shareNow"),
          },
        ]
      : []),
    ...(review === "draft"
      ? []
      : [
          {
            href: eventCommentsPath(language, view.eventId),
            icon: "mail" as const,
            name: t("hub.messages"),
            now: t("hub.messagesNow"),
          },
        ]),
  ];
}

function SectionList({ id, title, sections }: { id: string; title: string; sections: readonly Section[] }) {
  if (sections.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="hub-title">
        {title}
      </h2>
      <ul className="hub">
        {sections.map((section) => (
          <SectionRow key={section.href} section={section} />
        ))}
      </ul>
    </section>
  );
}

function SectionRow({
  section: { href, icon, name, now },
  isDangerous = false,
}: {
  section: Section;
  isDangerous?: boolean;
}) {
  return (
    <li className={isDangerous ? "is-dangerous" : undefined}>
      <Icon name={icon} />
      <div>
        <a href={href}>{name}</a>
        <p>
          <bdi>{now}</bdi>
        </p>
      </div>
      <Icon name="arrow" />
    </li>
  );
}

/** Show what is done when something changes, the dangerous acts last, each with its consequence. */
function ChangeActs({ own: { view, review, mayHide } }: { own: OwnEvent }) {
  const { t } = useTranslation(["organise", "dates"]);
  const language = useLanguage();
  return (
    <section aria-labelledby="change">
      <h2 id="change" className="hub-title">
        {t("hub.change")}
      </h2>
      <ul className="hub">
        <li>
          <Icon name="add" />
          <div>
            <Form method="post" action={`${organiseEventPath(language, view.eventId)}/duplicate`}>
              <button type="submit" className="as-link">
                {t("check.duplicate")}
              </button>
            </Form>
            <p>{t("hub.duplicateNow")}</p>
          </div>
        </li>
        {review === "approved" && (
          <SectionRow
            section={{
              href: eventDatesPath(language, view.eventId),
              icon: "cross",
              name: t("hub.cancel"),
              now: t("hub.cancelNow"),
            }}
            isDangerous
          />
        )}
        {mayHide && (
          <SectionRow
            section={{
              href: hideEventPath(language, view.eventId),
              icon: "lock",
              name: t("hub.hide"),
              now: t("hub.hideNow"),
            }}
            isDangerous
          />
        )}
      </ul>
      {review === "submitted" && (
        <Form method="post">
          <button type="submit" name="intent" value="takeBack" className="quiet">
            {t("dates:takeBack")}
          </button>
        </Form>
      )}
      {review === "draft" && <ConfirmAction what={t("check.delete")} hint={t("check.deleteHint")} intent="delete" />}
    </section>
  );
}
