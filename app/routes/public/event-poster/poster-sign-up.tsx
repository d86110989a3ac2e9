import { choicesOf, joinStateOf } from "#app/components/sign-ups/sign-up-choices.ts";
import type { EventView } from "#app/domain/events/build-event-view.server.ts";
import { useTranslation } from "react-i18next";
import { fittingNames } from "./poster-size.ts";

/** Maximum number of characters of the titles of sessions. */
const maxTitles = 160;

/** Say whether one has to sign up. How many seats are free is left out: on paper it would be wrong tomorrow. */
export function PosterSignUp({ event }: { event: EventView }) {
  const { t } = useTranslation(["promotion", "event", "calendar", "signUp"]);
  const state = joinStateOf(event);
  const isOpen = state === "open" || state === "waiting";
  if (state === "justCome") return <b>{t("calendar:justCome")}</b>;
  if (!isOpen) return <b>{t(`event:${state}`)}</b>;
  if (event.participation === "just_come") return <b>{t("signUp:form.sessionsText")}</b>;
  return <b>{t(event.participation === "sign_up" ? "poster.signUp" : "poster.countMeIn")}</b>;
}

/** Name the sessions that have places of their own, each title once. */
export function PosterSessions({ event }: { event: EventView }) {
  const text = useSessionsText(event);
  return text === null ? null : <p>{text}</p>;
}

/** Return the line that names the sessions with places of their own; null if there are none. */
export function useSessionsText(event: EventView): string | null {
  const { t } = useTranslation("promotion");
  const titles = choicesOf(event).flatMap(({ title, closed }) =>
    title !== null && closed !== "off" && closed !== "over" ? [title.text] : [],
  );
  if (titles.length === 0) return null;
  const { shown, more } = fittingNames([...new Set(titles)], maxTitles);
  const list = shown.map((title) => `\u2068${title}\u2069`).join(" · ");
  return t("poster.sessions", { list: more > 0 ? `${list} +${more}` : list });
}
