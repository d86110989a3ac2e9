import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type AnyField, TextAreaField, TextField } from "#app/components/forms/fields.tsx";

/** Show a text field with a limit, and with scripts also the used number of characters. */
export function Counted({
  field,
  label,
  hint,
  max,
  rows,
  dir,
}: {
  field: AnyField;
  label: string;
  hint?: string;
  max: number;
  rows?: number;
  dir: string;
}) {
  const { t } = useTranslation("eventForm");
  const [used, setUsed] = useState<number | null>(null);
  const onInput = (typed: React.FormEvent<HTMLInputElement | HTMLTextAreaElement>) =>
    setUsed([...typed.currentTarget.value].length);
  return (
    <div>
      {rows === undefined ? (
        <TextField field={field} label={label} hint={hint} dir={dir} onInput={onInput} />
      ) : (
        <TextAreaField field={field} label={label} hint={hint} rows={rows} dir={dir} onInput={onInput} />
      )}
      {used !== null && (
        <p className={used > max ? "counter fault" : "counter"} aria-live="polite">
          {t("form.count", { used, max })}
        </p>
      )}
    </div>
  );
}
