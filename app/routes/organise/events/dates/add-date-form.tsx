import type { EventDates } from "#app/domain/dates/get-event-dates.server.ts";
import { useTranslation } from "react-i18next";
import { OneDate, useDateWords } from "#app/components/dates/date-fields.tsx";
import { ActionForm, type DateActionReply } from "#app/components/dates/date-action-form.tsx";

const nothingTyped = { day: "", endDay: "", startTime: "", endTime: "", startOffset: "", endOffset: "", capacity: "" };

export function AddDateForm({ event, reply }: { event: EventDates; reply: DateActionReply }) {
  const { t } = useTranslation("dates");
  const words = useDateWords(event.edition);
  return (
    <section className="part">
      <ActionForm
        target={{ intent: "add", dateId: "", version: "" }}
        reply={reply}
        title={t("action.add")}
        button={t("action.add")}
        dates={[nothingTyped]}
      >
        {(fields) => (
          <>
            <p className="hint">{t("hint.add", { city: event.cityName })}</p>
            {fields.dates.getFieldList().map((field) => (
              <OneDate key={field.key} fields={field.getFieldset()} words={words} />
            ))}
          </>
        )}
      </ActionForm>
    </section>
  );
}
