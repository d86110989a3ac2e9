import type { KeptDate } from "#app/domain/dates/get-event-dates.server.ts";
import { useTranslation } from "react-i18next";
import { TextField } from "#app/components/forms/fields.tsx";
import { ActionForm, isAbout, type DateActionReply } from "#app/components/dates/date-action-form.tsx";

/** Show the actions that change the capacity, and close or reopen the sign-up. */
export function SeatActions({ date, reply }: { date: KeptDate; reply: DateActionReply }) {
  const { t } = useTranslation("dates");
  const { dateId, version } = date;
  return (
    <>
      {date.actions.includes("set_capacity") && (
        <ActionForm
          target={{ intent: "set_capacity", dateId, version }}
          reply={reply}
          title={t("action.set_capacity")}
          button={t("action.set_capacity")}
          capacity={date.capacity === null ? "" : String(date.capacity)}
        >
          {(fields) => (
            <TextField
              field={fields.capacity}
              label={t("capacity")}
              hint={t("capacityHint")}
              isOptional
              inputMode="numeric"
              className="short"
            />
          )}
        </ActionForm>
      )}
      {(["close_sign_up", "reopen_sign_up"] as const)
        .filter((intent) => date.actions.includes(intent) || isAbout(reply, { intent, dateId, version }))
        .map((intent) => (
          <ActionForm
            key={intent}
            target={{ intent, dateId, version }}
            reply={reply}
            title={t(`action.${intent}`)}
            button={t(`action.${intent}`)}
          >
            {() => null}
          </ActionForm>
        ))}
    </>
  );
}
