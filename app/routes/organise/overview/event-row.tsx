import { organiseEventPath } from "#app/domain/organise-paths.ts";
import type { OwnEventsPage } from "#app/domain/own-events/list-own-events-page.server.ts";
import type { Stage } from "#app/domain/own-events/own-event-line.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";
import { StateIcon } from "#app/components/workspace/state-icon.tsx";
import { StartText } from "./start-text.tsx";

type Line = OwnEventsPage["lines"][number];

const looks = {
  answer: ["you", "pen"],
  finish: ["you", "pen"],
  confirm: ["you", "pen"],
  submit: ["you", "check"],
  translate: ["you", "pen"],
  waits: ["", "clock"],
  textWaits: ["ok", "eye"],
  public: ["ok", "eye"],
  cancelled: ["warn", "cross"],
  refused: ["stop", "cross"],
  hidden: ["stop", "closedEye"],
  over: ["", "check"],
} as const satisfies Record<Stage, readonly [string, string]>;

/** Show an event as one link, with its box, when and where, and whose turn it is to do what. */
export function EventRow({ line, isTicked }: { line: Line; isTicked: boolean }) {
  const { t } = useTranslation(["ownEvents", "organise"]);
  const language = useLanguage();
  const title = line.title || t("organise:draft.untitled");
  const isOff = line.stage === "cancelled";
  return (
    <li className={`own-row t-${line.theme ?? "none"}${isOff ? " is-off" : ""}`}>
      <label className="own-pick">
        <input type="checkbox" name="e" value={line.eventId} defaultChecked={isTicked} />
        <span className="hidden">{t("pick", { title })}</span>
      </label>
      <h3>
        <a href={organiseEventPath(language, line.eventId)}>
          <UserText text={title} language={line.title ? line.language : language} />
        </a>
      </h3>
      <p className="own-facts">
        <b>
          <StartText start={line.start} />
        </b>{" "}
        <span className="own-place">
          <bdi>{[line.venueName, line.cityName].filter(Boolean).join(" · ")}</bdi>
        </span>
      </p>
      <State line={line} />
      <Seats line={line} />
    </li>
  );
}

function State({ line }: { line: Line }) {
  const { t } = useTranslation(["ownEvents", "eventForm"]);
  const [tone, icon] = looks[line.stage];
  const missing = line.missing.map((step) => t(`eventForm:steps.${step}`)).join(" · ");
  return (
    <p className="own-facts own-state">
      <span className={`state ${tone}`}>
        <StateIcon name={icon} />
        {missing ? t("stage.missing") : t(`stage.${line.stage}`)}
      </span>{" "}
      {missing && <span>{missing}</span>}
      {line.request && <q dir="auto">{line.request}</q>}
      {line.stage === "textWaits" && <span>{t("stage.textToo")}</span>}
    </p>
  );
}

function Seats({ line: { people, capacity, review } }: { line: Line }) {
  const { t } = useTranslation("ownEvents");
  if (review !== "approved" || (people === 0 && capacity === null)) return null;
  return (
    <p className="own-facts own-seats">
      {capacity === null ? t("coming", { count: people }) : t("taken", { taken: people, seats: capacity })}
    </p>
  );
}
