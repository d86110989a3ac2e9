import { nicknameLimit } from "#app/domain/model/sign-up.ts";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { TextField } from "#app/components/forms/fields.tsx";

type Values = { requestId: string; nickname: string; partySize: string };

/** Add an attendee who could not sign up with a phone. The page reloads with the new code. */
export function AddAttendeeForm({
  requestId,
  reply,
}: {
  requestId: string;
  reply: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation("checkIn");
  const [form, fields] = useForm<Values, Values, string[]>({
    id: "add",
    lastResult: reply ?? null,
    defaultValue: { requestId, nickname: "", partySize: "1" },
  });
  const labels = { nickname: t("list.name"), partySize: t("add.people") };
  return (
    <details open={reply !== undefined}>
      <summary>{t("add.title")}</summary>
      <form method="post" action="?add" id={form.id} noValidate>
        <ErrorSummary form={form} labels={labels} />
        <p>{t("add.hint")}</p>
        <input type="hidden" name="requestId" value={fields.requestId.initialValue ?? requestId} />
        <TextField
          field={fields.nickname}
          label={labels.nickname}
          autoComplete="off"
          maxLength={nicknameLimit * 2}
          isOptional
        />
        <TextField
          field={fields.partySize}
          label={labels.partySize}
          inputMode="numeric"
          className="short"
          autoComplete="off"
        />
        <button type="submit">{t("add.submit")}</button>
      </form>
    </details>
  );
}
