import { useLanguage } from "#app/components/shell/reader.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { joinPath } from "#app/domain/addresses.ts";
import type { EventView } from "#app/domain/events/build-event-view.server.ts";
import { useTranslation } from "react-i18next";

/** One clear way to take part, or why there is none any more. */
export function TakePart({ event }: { event: EventView }) {
  const { t } = useTranslation("event");
  const language = useLanguage();
  const state = stateOf(event);
  return (
    <section className="take-part" aria-labelledby="take-part">
      <h2 id="take-part">{t("takePart")}</h2>
      {state === "open" ? (
        <>
          <p>{t(event.door === "sign_up" ? "signUpText" : "countMeInText")}</p>
          <p className="sticky-action">
            <a className="button big" href={joinPath(language, event.slug)}>
              <Icon name="ticket" />
              {t("toJoin")}
            </a>
          </p>
        </>
      ) : (
        <p>{state === "isClosed" ? t("isClosed") : t(state)}</p>
      )}
      {isJoinable(event) && state !== "isOver" && state !== "isOff" && <OnlineLine event={event} />}
    </section>
  );
}

const isJoinable = (event: EventView): boolean =>
  event.attendance !== "in_person" || event.dates.some((date) => date.life === "moved_online");

function stateOf(event: EventView): "open" | "justCome" | "isFull" | "isClosed" | "isOver" | "isOff" {
  const alive = event.dates.filter((date) => date.life === "scheduled" || date.life === "moved_online");
  if (alive.length === 0) return event.dates.some((date) => date.life === "held") ? "isOver" : "isOff";
  if (event.door === "just_come") return "justCome";
  const ahead = alive.filter((date) => !date.hasBegun);
  if (ahead.length === 0) return "isOver";
  if (ahead.some((date) => !date.isFull && !date.isClosed)) return "open";
  return ahead.every((date) => date.isClosed) ? "isClosed" : "isFull";
}

function OnlineLine({ event }: { event: EventView }) {
  const { t } = useTranslation("event");
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
