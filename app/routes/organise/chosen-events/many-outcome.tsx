import { chosenEventsPath, organiseEventPath } from "#app/domain/organise-paths.ts";
import type { ManyAct } from "#app/domain/own-events/chosen-lines.server.ts";
import type { NamedReport } from "#app/domain/own-events/get-report.server.ts";
import { useTranslation } from "react-i18next";
import { useFaultText } from "#app/components/forms/fault-text.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";

/** Maximum number of events that one address can name. */
const maxCarried = 90;

/** Say how many events were done, and which were not and why, with links to what is missing. */
export function ManyOutcome({ act, report }: { act: ManyAct; report: NamedReport }) {
  const { t } = useTranslation("ownEvents");
  const { done, published, kept, unchangedCount } = report;
  return (
    <>
      <h1>{t(`many.title.${act}`)}</h1>
      {done.length > 0 && (
        <Notice tone="ok" title={t(`many.done.${act}`, { count: done.length })}>
          {published > 0 && <p>{t("many.published", { count: published })}</p>}
        </Notice>
      )}
      {kept > 0 && <p>{t("many.kept", { count: kept })}</p>}
      {unchangedCount > 0 && <UnchangedList report={report} />}
      {act === "venue" && done.length > 0 && done.length <= maxCarried && <NextForm ids={done} />}
    </>
  );
}

function UnchangedList({ report }: { report: NamedReport }) {
  const { t } = useTranslation("ownEvents");
  return (
    <section aria-labelledby="unchanged">
      <Notice tone="warn" title={<span id="unchanged">{t("many.not", { count: report.unchangedCount })}</span>} />
      <ul className="rows">
        {report.unchanged.map((event, index) => (
          <UnchangedEvent key={event.eventId ?? index} event={event} />
        ))}
      </ul>
    </section>
  );
}

function UnchangedEvent({ event }: { event: NamedReport["unchanged"][number] }) {
  const { t } = useTranslation(["ownEvents", "organise", "eventForm"]);
  const language = useLanguage();
  const say = useFaultText();
  const { eventId, title, fault, steps, step } = event;
  const missing = steps.map((name) => t(`eventForm:steps.${name}`)).join(" · ");
  const named = title ? <UserText text={title} language={event.language} /> : t("organise:draft.untitled");
  return (
    <li>
      {eventId ? <a href={`${organiseEventPath(language, eventId)}${step ? `/edit/${step}` : ""}`}>{named}</a> : named}
      <span className="soft">{missing && fault === "required" ? `${t("stage.missing")} ${missing}` : say(fault)}</span>
    </li>
  );
}

/** Go on with the same events. */
function NextForm({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation("ownEvents");
  return (
    <form action={chosenEventsPath(useLanguage())}>
      <ChosenFields ids={ids} />
      <button type="submit" name="act" value="submit">
        {t("many.next", { count: ids.length })}
      </button>
    </form>
  );
}

export function ChosenFields({ ids }: { ids: readonly string[] }) {
  return ids.map((id) => <input key={id} type="hidden" name="e" value={id} />);
}
