import { type SubmissionResult, useForm } from "@conform-to/react";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useFaultText } from "#app/components/forms/fault-text.ts";
import { Notice } from "#app/components/ui/notice.tsx";

type Values = { code: string };

/** Ask for the code of a party: one field, first on the page, and the field that is ready again after each answer. */
export function CodeForm({
  onCode,
  reply,
  hasAnswer,
}: {
  onCode: (typed: string, event: FormEvent) => void;
  reply: SubmissionResult<string[]> | undefined;
  hasAnswer: boolean;
}) {
  const { t } = useTranslation("checkIn");
  const say = useFaultText();
  const isMine = reply?.initialValue?.["code"] !== undefined || reply?.error?.["code"] !== undefined;
  const [form, fields] = useForm<Values, Values, string[]>({ id: "door", lastResult: isMine ? (reply ?? null) : null });
  const faults = fields.code.errors;
  function typed(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const field = event.currentTarget.elements.namedItem("code") as HTMLInputElement;
    if (field.value.trim() !== "") onCode(field.value, event);
    field.value = "";
    field.focus();
  }
  return (
    <form method="post" action="?" id={form.id} noValidate onSubmit={typed}>
      <label htmlFor={fields.code.id}>{t("check.code")}</label>
      <div className="code-row">
        <input
          type="text"
          id={fields.code.id}
          name="code"
          className="code"
          dir="ltr"
          defaultValue={typeof fields.code.initialValue === "string" ? fields.code.initialValue : ""}
          placeholder="K7TM"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={12}
          required
          aria-invalid={faults ? true : undefined}
          aria-describedby={faults ? `${fields.code.id}-error` : "answer"}
          // biome-ignore lint/a11y/noAutofocus: without scripts the page is loaded again after each code, for the next one
          autoFocus={hasAnswer || faults !== undefined}
        />
        <button type="submit">{t("check.submit")}</button>
      </div>
      {faults && (
        <div role="alert" id={`${fields.code.id}-error`}>
          <Notice tone="stop" title={faults.map(say).join(" ")} />
        </div>
      )}
    </form>
  );
}
