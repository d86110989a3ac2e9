import { ErrorSummary } from "./error-summary.tsx";
import { TextField } from "./fields.tsx";
import { type SubmissionResult, useForm } from "@conform-to/react";

type Values = { email: string };

export function AddressForm({
  id,
  label,
  submit,
  reply,
}: {
  id: string;
  label: string;
  submit: string;
  reply: SubmissionResult<string[]> | undefined;
}) {
  const [form, fields] = useForm<Values, Values, string[]>({ id, lastResult: reply ?? null });
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary form={form} labels={{ email: label }} />
      <TextField field={fields.email} label={label} type="email" dir="ltr" autoComplete="email" />
      <button type="submit" className="big">
        {submit}
      </button>
    </form>
  );
}
