import type { ReasonTemplate } from "#app/domain/review/reason-templates-for.server.ts";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "./error-summary.tsx";
import { TextAreaField } from "./fields.tsx";
import { NotifyFields } from "./notify-fields.tsx";
import { FactorLink } from "./second-factor-link.tsx";
import { replyFor } from "./reply-for-form.ts";

type Typed = { reason: string; text: string; answer: string; told: string; words: string };

/**
 * Show a form for a text and the buttons that send it. Reason templates are links that fill in the field, in the
 * language of the recipient; the text can be edited before it is sent.
 */
export function ReasonForm({
  id,
  name,
  label,
  hint,
  sends,
  reply,
  reasons = [],
  isOptional = false,
  notice,
  children,
}: {
  id: string;
  name: "reason" | "text" | "answer";
  label: string;
  hint?: string;
  /** Hidden fields that identify the form. */
  sends: Readonly<Record<string, string>>;
  reply: SubmissionResult<string[]> | undefined;
  reasons?: readonly ReasonTemplate[];
  isOptional?: boolean;
  /** Heading of the fields about the notice to attendees; absent if they get none. */
  notice?: string | undefined;
  children: ReactNode;
}) {
  const { search } = useLocation();
  const query = new URLSearchParams(search);
  const chosen =
    query.get("form") === id
      ? reasons.find((reason) => `${reason.kind}.${reason.code}` === query.get("reason"))
      : undefined;
  const own = replyFor(reply, sends);
  const { t } = useTranslation(["coordinate", "hiding"]);
  const [form, fields] = useForm<Typed, Typed, string[]>({
    id,
    lastResult: own,
    ...(chosen ? { defaultValue: { [name]: chosen.text } } : {}),
  });
  return (
    <Form method="post" action={withoutReason(search)} id={form.id} noValidate className="decision">
      <FactorLink reply={own} />
      <ErrorSummary form={form} labels={{ [name]: label, words: t("hiding:notify.wordsLabel") }} />
      {Object.entries(sends).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      <TextAreaField field={fields[name]} label={label} hint={hint} isOptional={isOptional} rows={4} dir="auto" />
      <ReasonTemplates reasons={reasons} formId={id} />
      {notice !== undefined && (
        <details open={fields.words.errors !== undefined}>
          <summary>{notice}</summary>
          <NotifyFields told={fields.told} words={fields.words} />
        </details>
      )}
      <div className="actions">{children}</div>
    </Form>
  );
}

function withoutReason(search: string): string {
  const query = new URLSearchParams(search);
  query.delete("reason");
  query.delete("form");
  query.delete("done");
  return query.size === 0 ? "?" : `?${query}`;
}

function ReasonTemplates({ reasons, formId }: { reasons: readonly ReasonTemplate[]; formId: string }) {
  const { t } = useTranslation("coordinate");
  const { search } = useLocation();
  if (reasons.length === 0) return null;
  const withReason = (reason: ReasonTemplate) => {
    const query = new URLSearchParams(search);
    query.set("reason", `${reason.kind}.${reason.code}`);
    query.set("form", formId);
    query.delete("done");
    return `?${query}#${formId}`;
  };
  return (
    <details className="ready">
      <summary>{t("reasons.ready")}</summary>
      <p className="hint">{t("reasons.hint")}</p>
      <ul className="rows">
        {reasons.map((reason) => (
          <li key={`${reason.kind}.${reason.code}`}>
            <a href={withReason(reason)}>{reason.label}</a>
          </li>
        ))}
      </ul>
    </details>
  );
}
