import { ConfirmAction } from "#app/components/forms/confirm-action.tsx";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { TextField } from "#app/components/forms/fields.tsx";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";

type Values = { email: string };

/** Show the form to change, add or remove the e-mail address; folded until it is needed. */
export function AddressSetting({
  email,
  isConfirmed,
  reply,
}: {
  /** The address, masked once it is confirmed; null if there is none. */
  email: string | null;
  isConfirmed: boolean;
  reply: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation("attendee");
  const isMine = reply?.initialValue?.["intent"] === "email";
  const [form, fields] = useForm<Values, Values, string[]>({
    id: "address",
    lastResult: isMine ? reply : null,
    // An unconfirmed address is prefilled, to be corrected or sent again.
    defaultValue: { email: isConfirmed ? "" : (email ?? "") },
  });
  return (
    <>
      <details open={isMine}>
        <summary>{t(email === null ? "settings.addEmail" : "settings.changeEmail")}</summary>
        <form method="post" id={form.id} noValidate>
          <ErrorSummary form={form} labels={{ email: t("lost.email") }} />
          <TextField
            field={fields.email}
            label={t("lost.email")}
            hint={t(email === null ? "settings.addEmailHint" : "settings.changeEmailHint")}
            type="email"
            dir="ltr"
            autoComplete="email"
          />
          <button type="submit" name="intent" value="email" className="quiet">
            {t("settings.saveEmail")}
          </button>
        </form>
      </details>
      {email !== null && (
        <ConfirmAction what={t("settings.removeEmail")} hint={t("settings.removeEmailHint")} intent="no_email" />
      )}
    </>
  );
}
