import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { TextField } from "#app/components/forms/fields.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { whatWeKeepPath } from "#app/domain/paths.ts";
import { keepSignUpMs } from "#app/domain/model/sign-up.ts";
import { days } from "#app/domain/time/zoned-time.ts";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";

type Values = { requestId: string; email: string };

/** Ask for an optional e-mail address for changes; without one they appear in the attendee calendar. */
export function FollowForm({ requestId, reply }: { requestId: string; reply: SubmissionResult<string[]> | undefined }) {
  const { t } = useTranslation(["signUp", "attendee"]);
  const [form, fields] = useForm<Values, Values, string[]>({
    id: "follow",
    lastResult: reply ?? null,
    defaultValue: { requestId },
  });
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary form={form} labels={{ email: t("form.email") }} />
      <input type="hidden" name="requestId" value={fields.requestId.initialValue ?? requestId} />
      <TextField
        field={fields.email}
        label={t("form.email")}
        hint={t("attendee:follow.emailHint")}
        isOptional
        type="email"
        dir="ltr"
        autoComplete="email"
      />
      <p className="soft">
        {t("attendee:follow.keep", { days: keepSignUpMs / days(1) })}{" "}
        <a href={whatWeKeepPath(useLanguage())}>{t("form.whatWeKeep")}</a>
      </p>
      <button type="submit" className="big">
        {t("attendee:follow.submit")}
      </button>
    </form>
  );
}

/** Show the button to follow an event from an attendee page that exists already. */
export function FollowButton({ requestId }: { requestId: string }) {
  const { t } = useTranslation(["signUp", "attendee"]);
  return (
    <form method="post" className="page-box">
      <p>{t("more.followText")}</p>
      <input type="hidden" name="requestId" value={requestId} />
      <button type="submit" name="intent" value="follow" className="quiet">
        {t("attendee:follow.submit")}
      </button>
    </form>
  );
}
