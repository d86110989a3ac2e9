import type { CopyReport } from "#app/domain/own-events/copy-programme.server.ts";
import { withQuery } from "#app/domain/paths.ts";
import { copyProgrammePath, organiseEventPath, organisePath } from "#app/domain/organise-paths.ts";
import { faultText } from "#app/domain/fault-text.ts";
import { useTranslation } from "react-i18next";
import { useFaultText } from "#app/components/forms/fault-text.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";

/** Say what was copied and what of it needs attention, and ask about events that were copied before. */
export function CopyOutcome({ report }: { report: CopyReport }) {
  const { t } = useTranslation(["ownEvents", "eventForm"]);
  const language = useLanguage();
  const { copied, doubles, refused } = report;
  const ready = copied.filter(({ missing }) => missing.length === 0).length;
  return (
    <>
      {copied.length > 0 && (
        <Notice tone="ok" title={t("copy.done", { count: copied.length })}>
          {ready > 0 && <p>{t("copy.ready", { count: ready })}</p>}
          <p className="actions">
            <a className="button" href={withQuery(organisePath(language), "state=yours")}>
              {t("copy.toList")}
            </a>
          </p>
        </Notice>
      )}
      {doubles.length > 0 && <Doubles doubles={doubles} />}
      <ul className="rows">
        {copied
          .filter(({ missing, hadCoHosts }) => missing.length > 0 || hadCoHosts)
          .map((event) => (
            <li key={event.eventId}>
              <EventLink {...event} step={event.missing[0]} />
              <span className="soft">
                {[
                  ...(event.missing.length > 0
                    ? [`${t("stage.missing")} ${event.missing.map((step) => t(`eventForm:steps.${step}`)).join(" · ")}`]
                    : []),
                  ...(event.hadCoHosts ? [t("copy.coHosts")] : []),
                ].join(" · ")}
              </span>
            </li>
          ))}
        {refused.map((event) => (
          <Refused key={event.eventId} event={event} />
        ))}
      </ul>
    </>
  );
}

/** Say which events have a copy, and ask whether to copy them once more. */
function Doubles({ doubles }: Pick<CopyReport, "doubles">) {
  const { t } = useTranslation("ownEvents");
  return (
    <Notice tone="warn" title={t("copy.doubles", { count: doubles.length })}>
      <ul>
        {doubles.map(({ eventId, copyId, ...text }) => (
          <li key={eventId}>
            <EventLink {...text} eventId={copyId} />
          </li>
        ))}
      </ul>
      <form method="post" action={copyProgrammePath(useLanguage())}>
        {doubles.flatMap(({ eventId }) => [
          <input key={`e ${eventId}`} type="hidden" name="e" value={eventId} />,
          <input key={`again ${eventId}`} type="hidden" name="again" value={eventId} />,
        ])}
        <button type="submit" className="quiet">
          {t("copy.again", { count: doubles.length })}
        </button>
      </form>
    </Notice>
  );
}

function Refused({ event }: { event: CopyReport["refused"][number] }) {
  const say = useFaultText();
  return (
    <li>
      <EventLink {...event} />
      <span className="stop">{say(faultText(event.fault.key, event.fault.values))}</span>
    </li>
  );
}

type Linked = { eventId: string; title: string; language: string; step?: string | undefined };

function EventLink({ eventId, title, language: textLanguage, step }: Linked) {
  const { t } = useTranslation("organise");
  const language = useLanguage();
  return (
    <a href={`${organiseEventPath(language, eventId)}${step ? `/edit/${step}` : ""}`}>
      <UserText text={title || t("draft.untitled")} language={title ? textLanguage : language} />
    </a>
  );
}
