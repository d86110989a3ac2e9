import { isolateNumbers } from "#app/domain/text/bidi-isolate.ts";
import type { EventDates } from "#app/domain/dates/get-event-dates.server.ts";
import { useTranslation } from "react-i18next";
import { useFaultText } from "#app/components/forms/fault-text.ts";
import { Notice } from "#app/components/ui/notice.tsx";
import { isAbout, type DateActionReply } from "#app/components/dates/date-action-form.tsx";

/** Say why an action was refused that is not possible any more, because somebody else changed the date first. */
export function StaleNotice({ event, reply }: { event: EventDates; reply: DateActionReply }) {
  const { t } = useTranslation("dates");
  const say = useFaultText();
  if (!reply) return null;
  const isShown =
    isAbout(reply, { intent: "add", dateId: "", version: "" }) ||
    event.dates.some(({ dateId, version, actions }) =>
      actions.some((intent) => isAbout(reply, { intent, dateId, version })),
    );
  if (isShown) return null;
  const faults = Object.values(reply.error ?? {}).flatMap((value) => value ?? []);
  // Repeat the note, which would be lost with its form.
  const note = reply.initialValue?.["note"];
  return (
    <Notice tone="warn" title={faults.map(say).join(" ")}>
      {typeof note === "string" && note !== "" && (
        <p>
          {t("note")} <q dir="auto">{isolateNumbers(note)}</q>
        </p>
      )}
    </Notice>
  );
}
