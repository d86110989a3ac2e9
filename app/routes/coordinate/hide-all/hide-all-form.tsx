import type { HideAllPage } from "#app/domain/hiding/get-hide-all-page.server.ts";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { TextAreaField } from "#app/components/forms/fields.tsx";
import { NotifyFields } from "#app/components/forms/notify-fields.tsx";
import { FactorLink } from "#app/components/forms/second-factor-link.tsx";

type Values = { reason: string; told: string; words: string };

/** Show the form that hides or restores all events of an organisation or a city, with a reason. */
export function HideAllForm({ thing, reply }: { thing: HideAllPage; reply: SubmissionResult<string[]> | undefined }) {
  const { t } = useTranslation("hiding");
  const [form, fields] = useForm<Values, Values, string[]>({ id: "conceal", lastResult: reply ?? null });
  return (
    <form method="post" id={form.id} noValidate>
      <FactorLink reply={reply} />
      <ErrorSummary form={form} labels={{ reason: t("all.reason"), words: t("notify.wordsLabel") }} />
      <TextAreaField
        field={fields.reason}
        label={t("all.reason")}
        hint={t("all.reasonHint")}
        rows={3}
        isOptional={thing.isHidden}
        dir="auto"
      />
      {!thing.isHidden && <NotifyFields told={fields.told} words={fields.words} />}
      <p>
        <button
          type="submit"
          name="intent"
          value={thing.isHidden ? "show" : "hide"}
          className={thing.isHidden ? "" : "danger"}
        >
          <bdi>{t(thing.isHidden ? "all.show" : "all.hide", { name: thing.name })}</bdi>
        </button>
      </p>
    </form>
  );
}
