import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { eventCalendarPath, followPath, joinPath } from "#app/domain/paths.ts";
import type { EventView } from "#app/domain/events/build-event-view.server.ts";
import { type JoinState, joinStateOf } from "#app/components/sign-ups/sign-up-choices.ts";
import { WaitingRule } from "#app/components/sign-ups/waitlist-rule.tsx";
import { useTranslation } from "react-i18next";

/** Show how to take part, or why that is not possible; then how to remember the event and hear of changes. */
export function TakePart({ event }: { event: EventView }) {
  const { t } = useTranslation(["event", "signUp", "attendee"]);
  const language = useLanguage();
  const state = joinStateOf(event);
  const hasForm = state === "open" || state === "waiting";
  return (
    <section className="take-part" aria-labelledby="take-part">
      <h2 id="take-part" className="hidden">
        {t("takePart")}
      </h2>
      {(hasForm || state === "justCome") && (
        <p className="take-part-bar">
          {hasForm ? (
            <a className="button" href={joinPath(language, event.slug)}>
              <Icon name="ticket" />
              {t(state === "waiting" ? "signUp:form.wait" : "toJoin")}
            </a>
          ) : (
            <a className="button" href={eventCalendarPath(language, event.slug)}>
              <Icon name="calendar" />
              {t("toCalendar")}
            </a>
          )}
        </p>
      )}
      <p className="soft">{t(hasForm ? openText(event, state) : state)}</p>
      {state === "waiting" && <WaitingRule />}
      {isJoinable(event) && state !== "isOver" && state !== "isOff" && <OnlineLine event={event} />}
      <ul className="acts">
        {state !== "justCome" && state !== "isOff" && state !== "isOver" && (
          <li>
            <a href={eventCalendarPath(language, event.slug)}>
              <Icon name="calendar" />
              {t("toCalendar")}
            </a>
          </li>
        )}
        {state !== "isOver" && (
          <li>
            <a href={followPath(language, event.slug)}>
              <Icon name="mail" />
              {t("attendee:follow.link")}
            </a>
          </li>
        )}
      </ul>
    </section>
  );
}

function openText(event: EventView, state: JoinState) {
  if (state === "waiting") return "signUp:form.allTaken";
  if (event.participation === "just_come") return "signUp:form.sessionsText";
  return event.participation === "sign_up" ? "signUpText" : "countMeInText";
}

const isJoinable = (event: EventView): boolean =>
  event.attendance !== "in_person" || event.dates.some((date) => date.status === "moved_online");

function OnlineLine({ event }: { event: EventView }) {
  const { t } = useTranslation("event");
  // If visitors have to ask a partner for the place, they ask for the link too.
  const isPromised = event.participation !== "just_come" && event.place.level !== "by_partner";
  if (!event.joinUrl && !isPromised) return null;
  return (
    <p className="line">
      <Icon name="online" />
      {event.joinUrl ? (
        <a href={event.joinUrl} rel="nofollow ugc noreferrer">
          {t("joinOnline")}
        </a>
      ) : (
        <span>{t("joinOnlineLater")}</span>
      )}
    </p>
  );
}
