import type { ReviewItem } from "#app/domain/reviews/get-review-item.server.ts";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "../forms/error-summary.tsx";
import { TextAreaField } from "../forms/fields.tsx";

type Decision = { decision: string; revision: string; reason: string };

/** Three decisions, one text. What the coordinator read is named by its revision, so that nobody decides on what they never saw. */
export function DecisionForm({ item, reply }: { item: ReviewItem; reply: SubmissionResult<string[]> | undefined }) {
  const { t } = useTranslation("coordinate");
  const [form, fields] = useForm<Decision, Decision, string[]>({ id: "decide", lastResult: reply ?? null });
  const isOpen = item.review === "submitted";
  if (!isOpen && !reply) return null;
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="decision">
      <h2>{t("review.decide")}</h2>
      <ErrorSummary form={form} labels={{ reason: t("review.reason") }} />
      <input type="hidden" name="revision" value={item.revision} />
      <TextAreaField
        field={fields.reason}
        label={t("review.reason")}
        hint={t("review.reasonHint")}
        isOptional
        rows={4}
        dir="auto"
      />
      {isOpen && (
        <div className="actions">
          <button type="submit" name="decision" value="approve">
            {t("review.approve")}
          </button>
          <button type="submit" name="decision" value="request_changes" className="quiet">
            {t("review.requestChanges")}
          </button>
          <button type="submit" name="decision" value="refuse" className="danger">
            {t("review.refuse")}
          </button>
        </div>
      )}
    </Form>
  );
}
