import { dateFormValues } from "#app/domain/dates/date-form.ts";
import type { EventDates, KeptDate } from "#app/domain/dates/get-event-dates.server.ts";
import type { FieldMetadata } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { TextField } from "#app/components/forms/fields.tsx";
import { OneDate, useDateWords } from "#app/components/dates/date-fields.tsx";
import { ActionForm, type DateActionReply, NoteField } from "#app/components/dates/date-action-form.tsx";

type Props = { date: KeptDate; event: EventDates; reply: DateActionReply; day: string };

/** Show the actions that move, postpone, cancel or reinstate a date. */
export function DateActions(props: Props) {
  const { t } = useTranslation("dates");
  const { date, reply, day } = props;
  const target = (intent: "reinstate") => ({ intent, dateId: date.dateId, version: date.version });
  return (
    <>
      {date.actions.includes("reinstate") && (
        <ActionForm
          target={target("reinstate")}
          reply={reply}
          title={t("action.reinstate")}
          button={t("sure.reinstate", { day })}
        >
          {() => <p className="hint">{t("hint.reinstate")}</p>}
        </ActionForm>
      )}
      {date.actions.includes("reschedule") && <Reschedule {...props} />}
      {(["postpone", "move_online", "cancel"] as const)
        .filter((action) => date.actions.includes(action))
        .map((action) => (
          <WithReason key={action} action={action} {...props} />
        ))}
    </>
  );
}

function Reschedule({ date, event, reply, day }: Props) {
  const { t } = useTranslation("dates");
  const words = useDateWords(event.edition);
  const { startsAtLocal: start, endsAtLocal: end, startOffset, endOffset } = date;
  return (
    <ActionForm
      target={{ intent: "reschedule", dateId: date.dateId, version: date.version }}
      reply={reply}
      title={t("action.reschedule")}
      button={t("sure.reschedule", { day })}
      dates={[dateFormValues({ start, end, startOffset, endOffset, capacity: null })]}
    >
      {(fields) => (
        <>
          <p className="hint">{t("hint.reschedule", { city: event.cityName })}</p>
          {fields.dates.getFieldList().map((field) => (
            <OneDate key={field.key} fields={field.getFieldset()} words={words} asksCapacity={false} />
          ))}
          <NoteField field={fields.note as FieldMetadata} isOptional />
        </>
      )}
    </ActionForm>
  );
}

function WithReason({ action, date, event, reply, day }: Props & { action: "cancel" | "postpone" | "move_online" }) {
  const { t } = useTranslation("dates");
  return (
    <ActionForm
      target={{ intent: action, dateId: date.dateId, version: date.version }}
      reply={reply}
      title={t(`action.${action}`)}
      button={t(`sure.${action}`, { day })}
      isDanger={action === "cancel"}
    >
      {(fields) => (
        <>
          <p className="hint">{t(`hint.${action}`)}</p>
          <NoteField field={fields.note as FieldMetadata} />
          {action === "move_online" && !event.hasJoinUrl && (
            <TextField field={fields.joinUrl} label={t("joinUrl")} type="url" dir="ltr" inputMode="url" />
          )}
        </>
      )}
    </ActionForm>
  );
}
