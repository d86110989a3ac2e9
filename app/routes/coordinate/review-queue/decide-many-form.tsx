import type { ReviewQueuePage } from "#app/domain/review/get-review-queue-page.server.ts";
import type { ManyResult } from "#app/domain/review/decide-many.server.ts";
import { type ReviewQueueFilter, reviewQueueQuery } from "#app/domain/review/review-queue-filter.ts";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { useFaultText } from "#app/components/forms/fault-text.ts";
import { TextAreaField } from "#app/components/forms/fields.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { FactorLink } from "#app/components/forms/second-factor-link.tsx";
import { QueueTable } from "./queue-table.tsx";

type Typed = { items: string[]; reason: string };

/** Show the queue as one form: ticked items are approved, refused with one reason, or claimed, in one step. */
export function ManyForm({
  queue,
  filter,
  reply,
}: {
  queue: ReviewQueuePage;
  filter: ReviewQueueFilter;
  reply: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation("coordinate");
  const [form, fields] = useForm<Typed, Typed, string[]>({ id: "many", lastResult: reply ?? null });
  const query = reviewQueueQuery(filter);
  return (
    <Form method="post" action={query === "" ? "?index" : `?index&${query}`} id={form.id} noValidate>
      <FactorLink reply={reply} />
      <ErrorSummary form={form} labels={{ items: t("queue.choose"), reason: t("decideMany.reason") }} />
      <QueueTable items={queue.items} filter={filter} />
      <fieldset className="part many" id={fields.items.id} tabIndex={-1}>
        <legend>{t("decideMany.title")}</legend>
        <p className="hint">{t("decideMany.hint")}</p>
        <div className="actions">
          <button type="submit" name="action" value="agree">
            {t("decideMany.agree")}
          </button>
          <button type="submit" name="action" value="take" className="quiet">
            {t("decideMany.take")}
          </button>
        </div>
        <details open={Boolean(fields.reason.errors)}>
          <summary>{t("decideMany.refuse")}</summary>
          <TextAreaField
            field={fields.reason}
            label={t("decideMany.reason")}
            hint={t("decideMany.reasonHint")}
            isOptional
            rows={3}
            dir="auto"
          />
          <button type="submit" name="action" value="refuse" className="danger">
            {t("decideMany.refuse")}
          </button>
        </details>
      </fieldset>
    </Form>
  );
}

/** Report how many ticked items are done, and why others are not. */
export function ManyOutcome({ result, queue }: { result: ManyResult; queue: ReviewQueuePage }) {
  const { t } = useTranslation("coordinate");
  const say = useFaultText();
  const titleOf = (key: string) => queue.items.find((item) => item.key === key)?.title ?? null;
  return (
    <Notice tone={result.refused.length > 0 ? "warn" : "ok"} title={t("decideMany.done", { count: result.done })}>
      {result.refused.length > 0 && (
        <>
          <p>{t("decideMany.notDone", { count: result.refused.length })}</p>
          <ul>
            {result.refused.slice(0, 20).map(({ key, fault }) => (
              <li key={key}>
                {titleOf(key) !== null && (
                  <>
                    <bdi>{titleOf(key)}</bdi>
                    {": "}
                  </>
                )}
                {fault === "hidden" ? t("decideMany.outside") : say(fault)}
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}
